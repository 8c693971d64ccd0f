//! Formulas as trees: what the language of the contract can say with exact results.

use super::number::Written;

/// An operation between two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// A comparison of two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

/// A function that leaves off decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// `round`, halves away from zero.
    Round,
    /// `truncate`
    Truncate,
    /// `floor`
    Floor,
    /// `ceil`
    Ceil,
}

/// A function over the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// `lowest(x)`
    Lowest,
    /// `highest(x)`
    Highest,
    /// `mean(x)`
    Mean,
    /// `median(x)`
    Median,
    /// `sum(x)`
    Sum,
    /// `product(x)`
    Product,
    /// `count(C)`
    Count,
    /// `nth_lowest(x, n)`
    NthLowest(usize),
    /// `nth_highest(x, n)`
    NthHighest(usize),
    /// `trimmed_mean(x, lowest = a, highest = b)`
    TrimmedMean(usize, usize),
}

/// A figure or a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A literal, with its percent sign.
    Literal(Written),
    /// A built-in name, a measure, a parameter or a step.
    Name(String),
    /// `this.NAME`
    This(String),
    /// A name or a bracket followed by a percent sign.
    Percent(Box<Expr>),
    /// Unary minus.
    Negative(Box<Expr>),
    /// `+ - * /`
    Arithmetic(Sign, Box<Expr>, Box<Expr>),
    /// `^`; the exponent is a whole figure.
    Power(Box<Expr>, Box<Expr>),
    /// A comparison.
    Compare(Relation, Box<Expr>, Box<Expr>),
    /// `not`
    Not(Box<Expr>),
    /// `and`
    And(Box<Expr>, Box<Expr>),
    /// `or`
    Or(Box<Expr>, Box<Expr>),
    /// `if … then … else …`
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `min(…)`
    Min(Vec<Expr>),
    /// `max(…)`
    Max(Vec<Expr>),
    /// `abs(…)`
    Abs(Box<Expr>),
    /// `round(x)`, `round(x, decimals)` and its brothers.
    Cut(Cut, Box<Expr>, Option<u32>),
    /// A function over the field.
    Field {
        /// Which function.
        over: Over,
        /// What is looked at in each tender.
        of: Box<Expr>,
        /// `among others`
        others: bool,
        /// `where C`
        condition: Option<Box<Expr>>,
    },
    /// `tenders`: how many there are in the field.
    Tenders,
    /// `none`: in the field but without a place.
    None,
}

/// A formula: named steps, the last of which it yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Names and what they stand for, in order.
    pub steps: Vec<(String, Expr)>,
}

impl Formula {
    /// A formula of one step.
    pub fn of(name: &str, expr: Expr) -> Formula {
        Formula { steps: vec![(name.to_owned(), expr)] }
    }

    /// The name of the last step: what the formula yields.
    pub fn yields(&self) -> &str {
        &self.steps.last().expect("a formula has a step").0
    }

    /// Every name in the text, those after `this.` too.
    pub fn names(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (_, expr) in &self.steps {
            expr.visit(&mut |part| {
                if let Expr::Name(name) | Expr::This(name) = part {
                    found.push(name.clone());
                }
            });
        }
        found
    }

    /// Whether the text looks at the field.
    pub fn is_relative(&self) -> bool {
        let mut relative = false;
        for (_, expr) in &self.steps {
            expr.visit(&mut |part| {
                relative |= matches!(part, Expr::Field { .. } | Expr::Tenders);
            });
        }
        relative
    }
}

impl Expr {
    /// Shows this expression and everything in it to `look`.
    pub fn visit(&self, look: &mut dyn FnMut(&Expr)) {
        look(self);
        match self {
            Expr::Literal(_) | Expr::Name(_) | Expr::This(_) | Expr::Tenders | Expr::None => {}
            Expr::Percent(a) | Expr::Negative(a) | Expr::Not(a) | Expr::Abs(a) => a.visit(look),
            Expr::Cut(_, a, _) => a.visit(look),
            Expr::Arithmetic(_, a, b) | Expr::Compare(_, a, b) => {
                a.visit(look);
                b.visit(look);
            }
            Expr::Power(a, b) | Expr::And(a, b) | Expr::Or(a, b) => {
                a.visit(look);
                b.visit(look);
            }
            Expr::If(condition, then, otherwise) => {
                condition.visit(look);
                then.visit(look);
                otherwise.visit(look);
            }
            Expr::Min(list) | Expr::Max(list) => list.iter().for_each(|a| a.visit(look)),
            Expr::Field { of, condition, .. } => {
                of.visit(look);
                if let Some(condition) = condition {
                    condition.visit(look);
                }
            }
        }
    }
}

/// A name.
pub fn name(name: &str) -> Expr {
    Expr::Name(name.to_owned())
}

/// A whole literal.
pub fn literal(number: i64) -> Expr {
    Expr::Literal(Written::new(number, 0))
}

/// An operation between two figures.
pub fn arithmetic(sign: Sign, a: Expr, b: Expr) -> Expr {
    Expr::Arithmetic(sign, Box::new(a), Box::new(b))
}

/// `a + b`
pub fn plus(a: Expr, b: Expr) -> Expr {
    arithmetic(Sign::Plus, a, b)
}

/// `a - b`
pub fn minus(a: Expr, b: Expr) -> Expr {
    arithmetic(Sign::Minus, a, b)
}

/// `a * b`
pub fn times(a: Expr, b: Expr) -> Expr {
    arithmetic(Sign::Times, a, b)
}

/// `a / b`
pub fn over(a: Expr, b: Expr) -> Expr {
    arithmetic(Sign::Over, a, b)
}

/// A comparison.
pub fn compare(relation: Relation, a: Expr, b: Expr) -> Expr {
    Expr::Compare(relation, Box::new(a), Box::new(b))
}

/// `if condition then a else b`
pub fn when(condition: Expr, a: Expr, b: Expr) -> Expr {
    Expr::If(Box::new(condition), Box::new(a), Box::new(b))
}

/// A function over the whole field.
pub fn field(over: Over, of: Expr) -> Expr {
    Expr::Field { over, of: Box::new(of), others: false, condition: None }
}
