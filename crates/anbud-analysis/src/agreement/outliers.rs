//! Who lies far from the rest: Tukey's fences.
//!
//! An outlier lies more than one and a half times the distance between the quartiles below the first or above the third.
//! Quartiles are interpolated between the sorted figures: the `q`th stands `q * (n - 1) / 4` places after the first.
//! Source: Tukey, *Exploratory Data Analysis* (1977).

use anbud::Exact;

use super::block::count;

/// With fewer figures there are no quartiles to speak of.
const FIGURES_MIN: usize = 5;

/// On which side of the rest an outlier lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Below.
    Low,
    /// Above.
    High,
}

impl Side {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Side::Low => "low",
            Side::High => "high",
        }
    }
}

/// For each figure, on which side of the fences it lies; none for one within, or that is not there.
pub(super) fn sides<'a>(figures: impl Iterator<Item = Option<&'a Exact>>) -> Vec<Option<Side>> {
    let figures: Vec<Option<&Exact>> = figures.collect();
    let mut sorted: Vec<&Exact> = figures.iter().copied().flatten().collect();
    sorted.sort_unstable();
    let fences = fences(&sorted);
    let side = |figure: &Exact| {
        let (low, high) = fences.as_ref()?;
        match figure {
            figure if figure < low => Some(Side::Low),
            figure if figure > high => Some(Side::High),
            _ => None,
        }
    };
    figures.into_iter().map(|figure| figure.and_then(side)).collect()
}

fn fences(sorted: &[&Exact]) -> Option<(Exact, Exact)> {
    if sorted.len() < FIGURES_MIN {
        return None;
    }
    let (first, third) = (quartile(sorted, 1)?, quartile(sorted, 3)?);
    let reach = &(&third - &first) * &Exact::ratio(3, 2)?;
    Some((&first - &reach, &third + &reach))
}

fn quartile(sorted: &[&Exact], nth: usize) -> Option<Exact> {
    let quarters = nth * sorted.len().checked_sub(1)?;
    let low = sorted.get(quarters / 4)?;
    let high = sorted.get(quarters / 4 + 1).unwrap_or(low);
    let part = count(quarters % 4).divided_by(&count(4))?;
    Some(*low + &(&part * &(*high - *low)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outliers_lie_beyond_the_fences() {
        // quartiles 2 and 4, fences -1 and 7
        let figures: Vec<Exact> = [1, 2, 3, 4, 8].into_iter().map(Exact::whole).collect();
        let found = sides(figures.iter().map(Some));
        assert_eq!(found, [None, None, None, None, Some(Side::High)]);
        assert!(sides(figures.iter().take(4).map(Some)).iter().all(Option::is_none));
    }
}
