//! Writes one expression: operands by name or value, in brackets where they need them.

use anbud::Mode;
use anbud::derivation::{Figure, Op, Origin, Ranked};
use anbud::procedure::Statistic;

use super::expression::{By, Writer};

/// A sum or product of more operands than this is told by their number.
const OPERANDS_MAX: usize = 5;
/// Nesting deeper than this is told by the value.
const DEPTH_MAX: usize = 8;

/// How tightly an expression holds together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Power,
    Whole,
}

/// One expression on its way to the page.
pub(super) struct Pen<'w, 'a> {
    pub(super) writer: &'w Writer<'a>,
    pub(super) by: By,
    pub(super) depth: usize,
    pub(super) is_exact: bool,
}

impl Pen<'_, '_> {
    /// An operand: by its name or value where it has a name, else as it was made.
    fn operand(&mut self, figure: Figure, least: Tie) -> String {
        let name = self.writer.name(figure).filter(|_| !self.writer.is_anonymous(figure));
        let (text, tie) = match (name, self.by) {
            (Some(name), By::Name) => (name, Tie::Whole),
            (Some(_), By::Value) => self.value(figure),
            (None, _) if self.depth >= DEPTH_MAX => self.value(figure),
            (None, _) => {
                self.depth += 1;
                let made = self.made(figure);
                self.depth -= 1;
                made
            }
        };
        if tie < least { format!("({text})") } else { text }
    }

    fn value(&mut self, figure: Figure) -> (String, Tie) {
        let line = self.writer.value(figure);
        self.is_exact &= line.is_exact;
        let tie = if line.text.starts_with(['-', '\u{2212}']) { Tie::Sum } else { Tie::Whole };
        (line.text, tie)
    }

    /// How a figure was made.
    pub(super) fn made(&mut self, figure: Figure) -> (String, Tie) {
        let (view, texts) = (self.writer.view, self.writer.texts);
        match &view.derivation().node(figure).op {
            Op::Given(Origin::Written(written)) if self.by == By::Name => {
                let is_negative = written.text.starts_with('-');
                (written.text.to_string(), if is_negative { Tie::Sum } else { Tie::Whole })
            }
            Op::Given(_) => self.value(figure),
            Op::Same(of) => (self.operand(*of, Tie::Or), Tie::Or),
            Op::Sum(of) if of.is_empty() => self.value(figure),
            Op::Sum(of) => self.chain(of, " + ", "sum", Tie::Sum),
            Op::Product(of) => self.chain(of, " * ", "product", Tie::Product),
            Op::Difference(from, less) => self.difference(*from, *less),
            Op::Quotient(of, by) => self.quotient(*of, *by),
            Op::Power(base, exponent) => {
                let base = self.operand(*base, Tie::Whole);
                (format!("{base} ^ {}", self.operand(*exponent, Tie::Power)), Tie::Power)
            }
            Op::Logarithm(of) => (format!("ln({})", self.operand(*of, Tie::Or)), Tie::Whole),
            Op::Rounded(of, decimals, mode) => {
                let of = self.operand(*of, Tie::Or);
                (format!("{}({of}, {decimals})", rounding(*mode)), Tie::Whole)
            }
            Op::Nth(ranked, of) => self.nth(figure, *ranked, of),
            Op::TrimmedSum { lowest, highest, of } => {
                let left = [lowest.to_string(), highest.to_string()];
                let [lowest, highest] = &left;
                let with = [("lowest", lowest.as_str()), ("highest", highest.as_str())];
                (texts.counted("explain-trimmed-sum", of.len(), &with), Tie::Whole)
            }
            Op::Count(of) => (texts.counted("explain-count", of.len(), &[]), Tie::Whole),
            Op::Tally(_) => self.tally(figure),
            _ => self.condition(figure),
        }
    }

    fn condition(&mut self, figure: Figure) -> (String, Tie) {
        match &self.writer.view.derivation().node(figure).op {
            Op::Compared(a, relation, b) => {
                let (a, b) = (self.operand(*a, Tie::Sum), self.operand(*b, Tie::Sum));
                (format!("{a} {} {b}", relation.sign()), Tie::Comparison)
            }
            Op::All(of) => self.joined(of, &self.between("word-and"), Tie::And),
            Op::Any(of) => self.joined(of, &self.between("word-or"), Tie::Or),
            Op::Not(of) => {
                let not = self.writer.texts.word("word-not");
                (format!("{not} {}", self.operand(*of, Tie::Not)), Tie::Not)
            }
            _ => self.value(figure),
        }
    }

    fn between(&self, word: &str) -> String {
        format!(" {} ", self.writer.texts.word(word))
    }

    fn joined(&mut self, of: &[Figure], sign: &str, tie: Tie) -> (String, Tie) {
        let parts: Vec<String> = of.iter().map(|figure| self.operand(*figure, tie)).collect();
        (parts.join(sign), if of.len() > 1 { tie } else { Tie::Whole })
    }

    /// A sum or product: its operands where they are few, else how many there are.
    fn chain(&mut self, of: &[Figure], sign: &str, many: &str, tie: Tie) -> (String, Tie) {
        if let Some(name) = self.writer.is_over_field(of).filter(|_| self.by == By::Name) {
            return (format!("{many}({name})"), Tie::Whole);
        }
        if of.len() > OPERANDS_MAX {
            return self.of_many(&self.writer.texts.word(&format!("explain-{many}")), of.len());
        }
        self.joined(of, sign, tie)
    }

    fn difference(&mut self, from: Figure, less: Figure) -> (String, Tie) {
        let (number, _) = self.writer.view.derivation().number(from);
        let is_sign = number.is_zero() && self.writer.view.derivation().name(from).is_none();
        let less = self.operand(less, Tie::Product);
        let from = if is_sign { String::new() } else { self.operand(from, Tie::Sum) + " - " };
        (if is_sign { format!("-{less}") } else { from + &less }, Tie::Sum)
    }

    fn quotient(&mut self, of: Figure, by: Figure) -> (String, Tie) {
        let derivation = self.writer.view.derivation();
        if let (Op::Given(Origin::Rule), Op::Sum(figures)) =
            (&derivation.node(by).op, &derivation.node(of).op)
        {
            let name = self.writer.is_over_field(figures).filter(|_| self.by == By::Name);
            let is_count = derivation.number(by).0.to_whole() == i64::try_from(figures.len()).ok();
            if let Some(name) = name.filter(|_| is_count) {
                return (format!("mean({name})"), Tie::Whole);
            }
        }
        if let Some(count) = self.is_weighted_mean(of, by) {
            return (self.writer.texts.counted("explain-weighted-mean", count, &[]), Tie::Whole);
        }
        let by_rule = matches!(derivation.node(by).op, Op::Given(Origin::Rule));
        let given = matches!(derivation.node(of).op, Op::Given(_));
        if by_rule && given && derivation.number(by).0.to_whole() == Some(100) {
            return (format!("{} %", self.operand(of, Tie::Whole)), Tie::Whole);
        }
        let of = self.operand(of, Tie::Product);
        (format!("{of} / {}", self.operand(by, Tie::Power)), Tie::Product)
    }

    /// Whether a quotient is the weighted mean of more figures than are written out, and of how many.
    fn is_weighted_mean(&self, of: Figure, by: Figure) -> Option<usize> {
        let derivation = self.writer.view.derivation();
        let (Op::Sum(terms), Op::Sum(weights)) = (&derivation.node(of).op, &derivation.node(by).op)
        else {
            return None;
        };
        let are_weights = weights.iter().all(|weight| self.writer.is_anonymous(*weight));
        (terms.len() > OPERANDS_MAX && terms.len() == weights.len() && are_weights)
            .then_some(terms.len())
    }

    fn nth(&mut self, figure: Figure, ranked: Ranked, of: &[Figure]) -> (String, Tie) {
        if self.by == By::Value {
            return self.value(figure);
        }
        if let Some(name) = self.writer.is_over_field(of) {
            let end = if ranked.from_highest { "highest" } else { "lowest" };
            let written = match ranked.rank {
                1 => format!("{end}({name})"),
                rank => format!("nth_{end}({name}, {rank})"),
            };
            return (written, Tie::Whole);
        }
        if of.len() > OPERANDS_MAX {
            return self.of_many(&self.writer.rank(ranked), of.len());
        }
        let (list, _) = self.joined(of, ", ", Tie::Or);
        (format!("{}({list})", self.writer.rank(ranked)), Tie::Whole)
    }

    fn of_many(&self, what: &str, count: usize) -> (String, Tie) {
        (self.writer.texts.counted("explain-of-many", count, &[("what", what)]), Tie::Whole)
    }

    fn tally(&mut self, figure: Figure) -> (String, Tie) {
        let Op::Tally(tally) = &self.writer.view.derivation().node(figure).op else {
            return self.value(figure);
        };
        if self.by == By::Value {
            return self.value(figure);
        }
        if let Some(evaluator) = tally.alone {
            let id = &self.writer.view.sheet.evaluators[evaluator].id;
            return (crate::style::plain(&format!("score({id})")), Tie::Whole);
        }
        let group = tally.group.map(|group| &*self.writer.view.procedure.groups[group].id);
        (format!("{}({})", statistic(tally.statistic), group.unwrap_or("scores")), Tie::Whole)
    }
}

/// The scores of a group as one figure, in the manner of a function.
fn statistic(statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::Mean => "mean",
        Statistic::Median => "median",
        Statistic::TrimmedMean { .. } => "trimmed_mean",
        Statistic::Consensus => "consensus",
        Statistic::Lowest => "lowest",
        Statistic::Highest => "highest",
    }
}

fn rounding(mode: Mode) -> &'static str {
    match mode {
        Mode::HalfUp => "round",
        Mode::HalfDown => "round half-down",
        Mode::HalfEven => "round half-even",
        Mode::Truncate => "truncate",
        Mode::Floor => "floor",
        Mode::Ceil => "ceil",
    }
}
