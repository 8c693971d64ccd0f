//! Axes: round figures at even distances that hold all values.

/// An axis from one round figure to another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    pub(super) from: f64,
    pub(super) to: f64,
    /// The figures written at the axis, with the decimals that their distance needs.
    pub(super) ticks: Vec<(f64, String)>,
}

impl Axis {
    /// An axis around values, with about so many figures; `zero` has it begin or end at zero.
    pub(super) fn around(values: impl IntoIterator<Item = f64>, ticks: u32, zero: bool) -> Axis {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if zero {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        if high - low <= high.abs().max(low.abs()) * 1.0e-9 {
            let room = if high == 0.0 { 1.0 } else { high.abs() * 0.1 };
            (low, high) =
                if zero { (low.min(0.0), high.max(room)) } else { (low - room, high + room) };
        }
        let (step, decimals) = round_step((high - low) / f64::from(ticks));
        let first = (low / step).floor();
        let last = (high / step).ceil();
        let mut axis = Axis { from: first * step, to: last * step, ticks: Vec::new() };
        let mut at = first;
        while at <= last && axis.ticks.len() < 50 {
            axis.ticks.push((at * step, format!("{:.*}", decimals, at * step + 0.0)));
            at += 1.0;
        }
        axis
    }

    /// Where a value stands between two pixels.
    pub(super) fn place(&self, value: f64, start: f64, end: f64) -> f64 {
        start + (value - self.from) / (self.to - self.from) * (end - start)
    }
}

/// The next greater round distance, and how many decimals it has. Powers are multiplied out, the same on every machine.
fn round_step(least: f64) -> (f64, usize) {
    let (mut power, mut decimals) = (1.0, 0);
    while power * 10.0 <= least {
        power *= 10.0;
    }
    while power > least && decimals < 30 {
        power /= 10.0;
        decimals += 1;
    }
    let fits = [1.0, 2.0, 5.0, 10.0].into_iter().find(|of| power * of >= least).unwrap_or(10.0);
    let decimals = if fits >= 10.0 { usize::saturating_sub(decimals, 1) } else { decimals };
    (power * fits, decimals)
}

#[cfg(test)]
mod tests {
    use super::Axis;

    fn ticks(values: &[f64], zero: bool) -> Vec<String> {
        let axis = Axis::around(values.iter().copied(), 5, zero);
        axis.ticks.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn figures_at_an_axis_are_round() {
        assert_eq!(ticks(&[0.0, 74.6], true), ["0", "20", "40", "60", "80"]);
        assert_eq!(ticks(&[-3.0, 7.0], true), ["-4", "-2", "0", "2", "4", "6", "8"]);
        assert_eq!(ticks(&[0.21, 0.39], false), ["0.20", "0.25", "0.30", "0.35", "0.40"]);
    }

    #[test]
    fn equal_values_have_an_axis_too() {
        assert_eq!(ticks(&[5.0, 5.0], false), ["4.4", "4.6", "4.8", "5.0", "5.2", "5.4", "5.6"]);
        assert_eq!(ticks(&[0.0], true), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(ticks(&[], false).len(), 6);
    }
}
