//! A figure of the derivation as a spreadsheet formula: its operation over the cells of its operands.

use std::cell::Cell;

use anbud::derivation::{Figure, Op, Origin, Ranked, Relation};
use anbud::exact::Decimals;
use anbud::formula::{Spread, compared_in_cells, rounded_in_cells};

use super::address::{Address, Sheet};
use super::desk::Desk;
use super::tally;

/// How tightly a text binds.
mod power {
    pub(super) const COMPARE: u8 = 1;
    pub(super) const SUM: u8 = 2;
    pub(super) const PRODUCT: u8 = 3;
    pub(super) const POWER: u8 = 4;
    pub(super) const OPERAND: u8 = 5;
}

/// A text and how tightly it binds.
type Text = (String, u8);

/// Writes figures for the cells of one sheet.
struct Writer<'d, 'a> {
    desk: &'d Desk<'a>,
    sheet: Sheet,
    is_array: Cell<bool>,
}

/// The formula of a figure in a cell of a sheet: how it came about, over the cells of what it was made of.
pub(super) fn made(desk: &Desk<'_>, figure: Figure, sheet: Sheet) -> Option<Spread> {
    if let Some(spread) = desk.yields.get(&figure) {
        return Some(spread.clone());
    }
    if let Some(cell) = desk.cells.get(&figure) {
        return Some(Spread { text: cell.text(sheet, desk.words), is_array: false });
    }
    let writer = Writer { desk, sheet, is_array: Cell::new(false) };
    let (text, _) = writer.op(figure)?;
    Some(Spread { text, is_array: writer.is_array.get() })
}

impl Writer<'_, '_> {
    /// A figure as an operand: its cell where it has one, else its formula, in brackets where its place asks for them.
    fn figure(&self, figure: Figure, least: u8) -> Option<String> {
        let (text, power) = match (self.cell(figure), self.desk.yields.get(&figure)) {
            (Some(cell), _) => (cell.text(self.sheet, self.desk.words), power::OPERAND),
            (None, Some(spread)) => {
                self.is_array.set(self.is_array.get() || spread.is_array);
                (spread.text.clone(), 0)
            }
            (None, None) => self.op(figure)?,
        };
        Some(if power < least { format!("({text})") } else { text })
    }

    fn cell(&self, figure: Figure) -> Option<Address> {
        self.desk.cells.get(&figure).copied().or_else(|| self.desk.stated_figure(figure))
    }

    fn op(&self, figure: Figure) -> Option<Text> {
        let derivation = self.desk.view.derivation();
        let node = derivation.node(figure);
        let of = |figure: &Figure, least: u8| self.figure(*figure, least);
        let function = |name: &str, of: &[Figure]| {
            Some((format!("{name}({})", self.list(of)?), power::OPERAND))
        };
        match &node.op {
            Op::Given(origin) => Some(self.given(figure, origin)),
            Op::Sum(terms) => self.sum(terms),
            Op::Difference(a, b) => {
                Some((format!("{}-{}", of(a, power::SUM)?, of(b, power::PRODUCT)?), power::SUM))
            }
            Op::Product(factors) => self.joined(factors, "*", "1", power::PRODUCT),
            Op::Quotient(a, b) => self.quotient(*a, *b),
            Op::Power(a, b) => Some((
                format!("{}^{}", of(a, power::OPERAND)?, of(b, power::OPERAND)?),
                power::POWER,
            )),
            Op::Logarithm(a) => Some((format!("LN({})", of(a, 0)?), power::OPERAND)),
            Op::Nth(ranked, figures) => match (*ranked, figures.len()) {
                (Ranked::LOWEST, _) => function("MIN", figures),
                (Ranked::HIGHEST, _) => function("MAX", figures),
                (ranked, count) if ranked.rank as usize * 2 == count + 1 => {
                    function("MEDIAN", figures)
                }
                (ranked, _) => Some((self.ranked(ranked, figures)?, power::OPERAND)),
            },
            Op::TrimmedSum { lowest, highest, of } => self.trimmed_sum(*lowest, *highest, of),
            Op::Same(a) if node.because.is_empty() => {
                Some((self.figure(*a, power::PRODUCT)?, power::PRODUCT))
            }
            Op::Same(a) => self.chosen(*a, &node.because),
            Op::Rounded(a, decimals, mode) => {
                let x = of(a, power::OPERAND)?;
                Some((rounded_in_cells(&x, &decimals.to_string(), *mode), power::PRODUCT))
            }
            Op::Tally(tally) => Some((tally::text(self.desk, tally, self.sheet)?, power::OPERAND)),
            Op::Count(conditions) => {
                let each: Option<Vec<String>> =
                    conditions.iter().map(|one| Some(format!("IF({},1,0)", of(one, 0)?))).collect();
                Some((format!("SUM({})", each?.join(",")), power::OPERAND))
            }
            Op::Compared(a, relation, b) => self.compared(*a, *relation, *b),
            Op::All(conditions) => function("AND", conditions),
            Op::Any(conditions) => function("OR", conditions),
            Op::Not(condition) => Some((format!("NOT({})", of(condition, 0)?), power::OPERAND)),
        }
    }

    /// A number as it stands in a document or in the rules of the language.
    fn given(&self, figure: Figure, origin: &Origin) -> Text {
        let number = self.desk.view.number(figure);
        let text = number.decimal(Decimals::AtMost(30));
        let is_percent =
            matches!(origin, Origin::Written(written) if written.text.trim_end().ends_with('%'));
        match is_percent && !number.is_negative() {
            true => {
                let hundredfold = number * &anbud::Exact::whole(100);
                (format!("{}%", hundredfold.decimal(Decimals::AtMost(30))), power::OPERAND)
            }
            false if number.is_negative() => (text, power::SUM),
            false => (text, power::OPERAND),
        }
    }

    /// A sum: of a range where its terms stand below each other, with weights where they are multiplied by a range.
    fn sum(&self, terms: &[Figure]) -> Option<Text> {
        if terms.len() > 1 {
            if let Some(range) = self.column(terms) {
                return Some((format!("SUM({range})"), power::OPERAND));
            }
            if let Some((weights, figures)) = self.weighted(terms) {
                return Some((format!("SUMPRODUCT({weights},{figures})"), power::OPERAND));
            }
        }
        self.joined(terms, "+", "0", power::SUM)
    }

    fn joined(&self, figures: &[Figure], sign: &str, nothing: &str, own: u8) -> Option<Text> {
        match figures {
            [] => Some((nothing.to_owned(), power::OPERAND)),
            [only] => Some((self.figure(*only, own)?, own)),
            _ => {
                let texts: Option<Vec<String>> =
                    figures.iter().map(|figure| self.figure(*figure, own)).collect();
                Some((texts?.join(sign), own))
            }
        }
    }

    /// A quotient; half the sum of the two in the middle is a median.
    fn quotient(&self, a: Figure, b: Figure) -> Option<Text> {
        if let Some(figures) = self.middle(a) {
            return Some((format!("MEDIAN({})", self.list(figures)?), power::OPERAND));
        }
        let (a, b) = (self.figure(a, power::PRODUCT)?, self.figure(b, power::POWER)?);
        Some((format!("{a}/{b}"), power::PRODUCT))
    }

    /// The figures that a sum is the two middle ones of.
    fn middle(&self, sum: Figure) -> Option<&[Figure]> {
        let derivation = self.desk.view.derivation();
        let Op::Sum(terms) = &derivation.node(sum).op else { return None };
        let [lower, upper] = **terms else { return None };
        let (Op::Nth(low, of), Op::Nth(high, others)) =
            (&derivation.node(lower).op, &derivation.node(upper).op)
        else {
            return None;
        };
        let is_middle = low.rank as usize * 2 == of.len() && low.rank + 1 == high.rank;
        let is_plain = !low.from_highest && !high.from_highest && of == others;
        (is_middle && is_plain).then_some(&**of)
    }

    fn list(&self, figures: &[Figure]) -> Option<String> {
        if let Some(range) = self.column(figures).filter(|_| figures.len() > 1) {
            return Some(range);
        }
        let texts: Option<Vec<String>> =
            figures.iter().map(|figure| self.figure(*figure, 0)).collect();
        Some(texts?.join(","))
    }

    /// The range of figures that stand below each other in one column.
    fn column(&self, figures: &[Figure]) -> Option<String> {
        let cells: Option<Vec<Address>> = figures.iter().map(|figure| self.cell(*figure)).collect();
        let cells = cells?;
        let (first, last) = (*cells.first()?, *cells.last()?);
        let follow = |pair: &[Address]| match pair {
            [a, b] => Address { row: a.row + 1, ..*a } == *b,
            _ => true,
        };
        cells.windows(2).all(follow).then(|| first.range(last, self.sheet, self.desk.words))
    }

    /// The ranges of the weights and of the figures of a weighted sum.
    fn weighted(&self, terms: &[Figure]) -> Option<(String, String)> {
        let derivation = self.desk.view.derivation();
        let pair = |figure: &Figure| match &derivation.node(*figure).op {
            Op::Product(factors) => match **factors {
                [weight, of] => Some((weight, of)),
                _ => None,
            },
            _ => None,
        };
        let pairs: Option<Vec<(Figure, Figure)>> = terms.iter().map(pair).collect();
        let (weights, figures): (Vec<Figure>, Vec<Figure>) = pairs?.into_iter().unzip();
        Some((self.column(&weights)?, self.column(&figures)?))
    }

    fn ranked(&self, ranked: Ranked, figures: &[Figure]) -> Option<String> {
        let function = if ranked.from_highest { "LARGE" } else { "SMALL" };
        Some(format!("{function}({},{})", self.array(figures)?, ranked.rank))
    }

    /// Figures that need not stand together, as an array.
    fn array(&self, figures: &[Figure]) -> Option<String> {
        if let Some(range) = self.column(figures) {
            return Some(range);
        }
        self.is_array.set(true);
        let numbers: Vec<String> = (1..=figures.len()).map(|number| number.to_string()).collect();
        Some(format!("CHOOSE({{{}}},{})", numbers.join(","), self.list(figures)?))
    }

    fn trimmed_sum(&self, lowest: u32, highest: u32, figures: &[Figure]) -> Option<Text> {
        let list = self.array(figures)?;
        Some((tally::trimmed_sum(&list, lowest, highest), power::SUM))
    }

    fn compared(&self, a: Figure, relation: Relation, b: Figure) -> Option<Text> {
        let (a, b) = (self.figure(a, power::SUM)?, self.figure(b, power::PRODUCT)?);
        Some((compared_in_cells(&a, relation, &b), power::COMPARE))
    }

    /// A figure chosen by conditions whose other branch is not known: where they change, nothing is claimed.
    fn chosen(&self, figure: Figure, because: &[Figure]) -> Option<Text> {
        let derivation = self.desk.view.derivation();
        let condition = |condition: &Figure| {
            let text = self.figure(*condition, 0)?;
            Some(if derivation.holds(*condition) { text } else { format!("NOT({text})") })
        };
        let conditions: Option<Vec<String>> = because.iter().map(condition).collect();
        let chosen = self.figure(figure, 0)?;
        Some((format!("IF(AND({}),{chosen},NA())", conditions?.join(",")), power::OPERAND))
    }
}
