//! Lots shared out for the best total: the way is one that can be, it is the best, and the next best is the next.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::Lots;
use super::awards::Standing;
use super::read::{Allocated, Awarded, Because, Decided};
use super::solve::{Choice, Cost, Puzzle, zero};
use crate::Problem;
use crate::arithmetic::order;
use crate::budget::Budget;
use crate::number::Value;

/// A tender that a lot may go to: alone, or as part of a combination.
struct Open<'a> {
    lot: usize,
    standing: Standing<'a>,
    part: Option<usize>,
    /// What it costs: less is better.
    cost: Vec<BigRational>,
}

/// Everything that may be won.
struct Board<'a> {
    lots: &'a Lots<'a>,
    open: Vec<Open<'a>>,
    /// Which of the combinations each part is.
    combinations: Vec<usize>,
}

/// Checks the allocation.
pub(super) fn check(
    lots: &Lots<'_>,
    stated: &Allocated,
    values: &[Value],
    budget: &Budget,
) -> Result<(), Problem> {
    let board = Board::of(lots)?;
    let puzzle = board.puzzle(budget);
    let least = puzzle.least(None)?;
    let nobody = vec![None; lots.record.rules.lots.len()];
    let check = Check { board: &board, puzzle: &puzzle, stated, sums: Sums { lots, values } };
    match (stated.total, &stated.undecided) {
        (None, _) => {
            let is_none = least == puzzle.zero && stated.runner_up.is_none();
            if !is_none || !stated.decided.is_empty() || stated.undecided.is_some() {
                return Err(Problem::new("a lot can be awarded, and none is"));
            }
            lots.are_awards(&stated.awards, &nobody)
        }
        (Some(total), None) => check.decided(total, &least),
        (Some(total), Some(why)) => {
            lots.are_awards(&stated.awards, &nobody)?;
            check.undecided(total, &least, (&why.cause, why.lot.as_deref()))
        }
    }
}

/// What an allocation is checked against.
struct Check<'c> {
    board: &'c Board<'c>,
    puzzle: &'c Puzzle<'c>,
    stated: &'c Allocated,
    sums: Sums<'c>,
}

impl Check<'_> {
    /// The first lot whose places are too close to tell.
    fn doubtful(&self) -> Option<&str> {
        let lots = self.board.lots;
        let mut all = lots.record.rules.lots.iter().enumerate();
        all.find(|(at, _)| lots.is_doubtful(*at)).map(|(_, lot)| lot.id.as_str())
    }

    /// The lots are shared out: in the best way, and what is said of the next best way is so.
    fn decided(&self, total: u32, least: &Cost) -> Result<(), Problem> {
        let (board, stated) = (self.board, self.stated);
        let best = board.way(&stated.awards)?;
        if board.cost(self.puzzle, &best) != *least {
            return Err(Problem::of(total, "lots can be shared out in a better way"));
        }
        self.sums.must_sum(total, "total", &stated.awards)?;
        let least = board.next(self.puzzle, &best)?;
        let Some(next) = &stated.runner_up else {
            let is_only = least.is_none() && stated.decided.is_empty();
            return if is_only && self.doubtful().is_none() { Ok(()) } else { Err(undecided()) };
        };
        let way = board.way(&next.awards)?;
        self.sums.must_sum(next.total, "total_next", &next.awards)?;
        if least != Some(board.cost(self.puzzle, &way)) {
            return Err(Problem::of(next.total, "another way is the next best"));
        }
        let pair = [(total, stated.awards.as_slice()), (next.total, next.awards.as_slice())];
        match self.sums.decided(pair)? {
            Some(expected) if expected == stated.decided && self.doubtful().is_none() => Ok(()),
            Some(_) => Err(Problem::new("what decided between the two best ways does not follow")),
            None => Err(undecided()),
        }
    }

    /// The lots are not shared out: places are in doubt, or the next best way is as good as the best or too close to tell.
    fn undecided(
        &self,
        total: u32,
        least: &Cost,
        told: (&str, Option<&str>),
    ) -> Result<(), Problem> {
        if !self.stated.decided.is_empty() {
            return Err(undecided());
        }
        if let Some(lot) = self.doubtful() {
            return if told == ("too-close", Some(lot)) { Ok(()) } else { Err(undecided()) };
        }
        self.sums.must_be_named(total, "total")?;
        let next = self.stated.runner_up.as_ref().ok_or_else(undecided)?;
        let way = self.board.way(&next.awards)?;
        self.sums.must_sum(next.total, "total_next", &next.awards)?;
        let is_as_good = self.board.cost(self.puzzle, &way) == *least
            && self.sums.number(total)? == self.sums.number(next.total)?;
        let is_close = !is_as_good && self.sums.are_close(total, next.total)?;
        let cause = if is_as_good { "tied" } else { "too-close" };
        if (is_as_good || is_close) && told == (cause, None) { Ok(()) } else { Err(undecided()) }
    }
}

fn undecided() -> Problem {
    Problem::new("what is undecided among the lots does not follow")
}

impl<'a> Board<'a> {
    fn of(lots: &'a Lots<'a>) -> Result<Self, Problem> {
        let mut board = Board { lots, open: Vec::new(), combinations: Vec::new() };
        let count = lots.record.rules.lots.len();
        for lot in 0..count {
            for standing in lots.standings(lot) {
                board.add(lot, standing, None)?;
            }
        }
        let mut made = lots.record.again.iter().enumerate();
        for (position, combination) in lots.record.combinations.iter().enumerate() {
            let mut parts = Vec::new();
            for (id, tender) in combination.lots.iter().zip(&combination.tenders) {
                let lot = lots.record.rules.lots.iter().position(|lot| lot.id == *id);
                let again = made.next();
                let evaluation = again.as_ref().map(|(at, _)| count + at);
                let found = evaluation.and_then(|at| lots.evaluations.get(at));
                let is_it = again.is_some_and(|(_, again)| {
                    matches!(again.because, Because::Combination(at) if at == position)
                }) && found.is_some_and(|it| it.record.lot.as_ref() == Some(id));
                let (Some(lot), Some(evaluation), true) = (lot, evaluation, is_it) else {
                    return Err(Problem::new(
                        "a combination was not evaluated in each of its lots",
                    ));
                };
                let standings = lots.standings(evaluation);
                parts.extend(
                    standings.into_iter().find(|one| one.tender.id == *tender).map(|it| (lot, it)),
                );
            }
            if parts.len() == combination.lots.len() && !parts.is_empty() {
                let part = board.combinations.len();
                for (lot, standing) in parts {
                    board.add(lot, standing, Some(part))?;
                }
                board.combinations.push(position);
            }
        }
        match made.next() {
            None => Ok(board),
            Some(_) => Err(Problem::new("a lot was evaluated once more that need not be")),
        }
    }

    fn add(
        &mut self,
        lot: usize,
        standing: Standing<'a>,
        part: Option<usize>,
    ) -> Result<(), Problem> {
        let cost = self.cost_of(lot, standing)?;
        self.open.push(Open { lot, standing, part, cost });
        Ok(())
    }

    /// One lot more, then its result or price, then what the ties look at.
    fn cost_of(&self, lot: usize, standing: Standing<'a>) -> Result<Vec<BigRational>, Problem> {
        let rules = &self.lots.record.rules;
        let evaluation = self.lots.evaluations.get(standing.evaluation);
        let number = |figure: Option<u32>| {
            let at = figure.and_then(|figure| usize::try_from(figure).ok());
            match at.and_then(|at| evaluation?.values.get(at)) {
                Some(Value::Number(number)) => number.clone(),
                _ => BigRational::zero(),
            }
        };
        let price = || number(standing.tender.price);
        let is_highest = evaluation.is_some_and(|it| it.record.rules.award.best == "highest");
        let mut cost = vec![-BigRational::one()];
        cost.push(match rules.total.as_deref() {
            Some("price") => price(),
            Some("result") if is_highest => -number(standing.tender.result),
            Some("result") => number(standing.tender.result),
            _ => return Err(Problem::new("the best total is of results or of prices")),
        });
        for tie in &rules.ties {
            match tie.as_str() {
                "lowest price" => cost.push(price()),
                "order of lots" => cost.extend((0..rules.lots.len()).map(|at| {
                    // a place that is better than to leave the lot to nobody
                    let place = BigInt::from(standing.place) - BigInt::from(u32::MAX);
                    if at == lot { BigRational::from_integer(place) } else { BigRational::zero() }
                })),
                other => {
                    return Err(Problem::new(format!("no tie of lots is separated by `{other}`")));
                }
            }
        }
        Ok(cost)
    }

    fn puzzle<'b>(&'b self, budget: &'b Budget) -> Puzzle<'b> {
        let mut tenderers: BTreeMap<&str, usize> = BTreeMap::new();
        let figures = self.open.first().map_or(1, |open| open.cost.len());
        // every figure over one denominator, so that whole numbers are summed
        let mut scales = vec![BigInt::one(); figures];
        for open in &self.open {
            for (scale, figure) in scales.iter_mut().zip(&open.cost) {
                *scale = scale.lcm(figure.denom());
            }
        }
        let mut choices = Vec::new();
        for open in &self.open {
            let next = tenderers.len();
            let tenderer = *tenderers.entry(&open.standing.tender.tenderer).or_insert(next);
            let whole = |(figure, scale): (&BigRational, &BigInt)| {
                (figure * BigRational::from_integer(scale.clone())).to_integer()
            };
            let cost: Cost = open.cost.iter().zip(&scales).map(whole).collect();
            let tender = open.standing.tender.id.as_str();
            choices.push(Choice { lot: open.lot, tenderer, tender, part: open.part, cost });
        }
        let count = |part: usize| self.open.iter().filter(|open| open.part == Some(part)).count();
        Puzzle {
            lots: self.lots.record.rules.lots.len(),
            tenderers: tenderers.len(),
            most: self.lots.most(),
            choices,
            parts: (0..self.combinations.len()).map(count).collect(),
            zero: zero(figures),
            budget,
        }
    }

    /// The choices that awards stand for; they must be such as can be made together.
    fn way(&self, awards: &[Awarded]) -> Result<Vec<Option<usize>>, Problem> {
        let mut way = Vec::new();
        for (lot, award) in awards.iter().enumerate() {
            let part =
                award.combination.map(|at| self.combinations.iter().position(|it| *it == at));
            let is_it = |open: &&Open<'_>| {
                open.lot == lot
                    && award.tender.as_ref() == Some(&open.standing.tender.id)
                    && part.unwrap_or(None) == open.part
                    && part.is_some() == open.part.is_some()
            };
            let found = self.open.iter().enumerate().find(|(_, open)| is_it(open));
            if !award.passed_over.is_empty() || (award.tender.is_some() && found.is_none()) {
                let told = format!("the award of the lot `{}` is none that can be", award.lot);
                return Err(Problem::new(told));
            }
            self.lots.is_award((lot, award), found.map(|(_, open)| open.standing))?;
            way.push(found.map(|(at, _)| at));
        }
        let mut won: BTreeMap<&str, usize> = BTreeMap::new();
        let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
        for open in way.iter().flatten().filter_map(|at| self.open.get(*at)) {
            *won.entry(&open.standing.tender.tenderer).or_default() += 1;
            if let Some(part) = open.part {
                *parts.entry(part).or_default() += 1;
            }
        }
        let whole = |(part, count): (&usize, &usize)| {
            self.open.iter().filter(|open| open.part == Some(*part)).count() == *count
        };
        let fits = won.values().all(|count| *count <= self.lots.most()) && parts.iter().all(whole);
        if fits && way.len() == self.lots.record.rules.lots.len() {
            return Ok(way);
        }
        Err(Problem::new("a tenderer wins more lots than it may, or a combination in part"))
    }

    fn cost(&self, puzzle: &Puzzle<'_>, way: &[Option<usize>]) -> Cost {
        let chosen = way.iter().flatten().filter_map(|at| puzzle.choices.get(*at));
        chosen.fold(puzzle.zero.clone(), |sum, choice| {
            sum.iter().zip(&choice.cost).map(|(sum, cost)| sum + cost).collect()
        })
    }

    /// The least cost of a way that gives some lot to another tender; none where nothing would be awarded.
    fn next(&self, puzzle: &Puzzle<'_>, way: &[Option<usize>]) -> Result<Option<Cost>, Problem> {
        let mut next: Option<Cost> = None;
        for at in way.iter().flatten() {
            let Some(open) = self.open.get(*at) else { continue };
            let cost = puzzle.least(Some((open.lot, &open.standing.tender.id)))?;
            if cost != puzzle.zero && next.as_ref().is_none_or(|next| cost < *next) {
                next = Some(cost);
            }
        }
        Ok(next)
    }
}

/// The figures of the allocation.
struct Sums<'a> {
    lots: &'a Lots<'a>,
    values: &'a [Value],
}

/// A sum, and the awards that it is of.
type Summed<'a> = (u32, &'a [Awarded]);

impl Sums<'_> {
    fn number(&self, figure: u32) -> Result<&BigRational, Problem> {
        match usize::try_from(figure).ok().and_then(|at| self.values.get(at)) {
            Some(Value::Number(number)) => Ok(number),
            _ => Err(Problem::of(figure, "it is not a number of the allocation")),
        }
    }

    fn is_approximate(&self, figure: u32) -> bool {
        let found = usize::try_from(figure).ok().and_then(|at| self.lots.record.figures.get(at));
        found.is_some_and(|figure| figure.approximate)
    }

    /// A figure is the sum over awards of what the rules sum.
    fn must_sum(&self, figure: u32, name: &str, awards: &[Awarded]) -> Result<(), Problem> {
        let is_price = self.lots.record.rules.total.as_deref() == Some("price");
        let of = awards.iter().filter_map(|it| if is_price { it.price } else { it.result });
        self.must_be(figure, (name, "sum"), &of.collect::<Vec<_>>())
    }

    fn must_be(&self, number: u32, (name, is): (&str, &str), of: &[u32]) -> Result<(), Problem> {
        let found = usize::try_from(number).ok().and_then(|at| self.lots.record.figures.get(at));
        let is_it = found.is_some_and(|figure| {
            figure.is == is && figure.of == of && figure.name.as_deref().unwrap_or_default() == name
        });
        let told = "it is not the sum or the comparison of the allocation";
        if is_it { Ok(()) } else { Err(Problem::of(number, told)) }
    }

    /// The same of a sum whose awards are not told, since the lots are not shared out.
    fn must_be_named(&self, number: u32, name: &str) -> Result<(), Problem> {
        let found = usize::try_from(number).ok().and_then(|at| self.lots.record.figures.get(at));
        let of = found.map(|figure| figure.of.clone()).unwrap_or_default();
        self.must_be(number, (name, "sum"), &of)
    }

    fn are_close(&self, one: u32, other: u32) -> Result<bool, Problem> {
        let approximate = self.is_approximate(one) || self.is_approximate(other);
        Ok(order(self.number(one)?, self.number(other)?, approximate).is_err())
    }

    /// What decided between two ways by the figures; none where nothing does.
    fn decided(&self, [best, next]: [Summed<'_>; 2]) -> Result<Option<Vec<Decided>>, Problem> {
        let count = |awards: &[Awarded]| awards.iter().filter(|it| it.tender.is_some()).count();
        let by = |by: &str, figure, lot| Decided { by: by.to_owned(), figure, lot };
        if count(best.1) > count(next.1) {
            return Ok(Some(vec![by("lots awarded", None, None)]));
        }
        let rules = &self.lots.record.rules;
        let highest =
            self.lots.evaluations.first().is_some_and(|it| it.record.rules.award.best == "highest");
        let better = if highest && rules.total.as_deref() != Some("price") { ">" } else { "<" };
        let mut decided = Vec::new();
        let (figure, differs) = self.compared([best.0, next.0], better)?;
        decided.push(by("total", Some(figure), None));
        if differs {
            return Ok(Some(decided));
        }
        for tie in &rules.ties {
            if tie == "lowest price" {
                let prices = |awards: &[Awarded]| awards.iter().filter_map(|it| it.price).collect();
                let sums = [
                    self.sum_of("prices", prices(best.1))?,
                    self.sum_of("prices_next", prices(next.1))?,
                ];
                let (figure, differs) = self.compared(sums, "<")?;
                decided.push(by(tie, Some(figure), None));
                if differs {
                    return Ok(Some(decided));
                }
            } else if let Some((award, _)) =
                best.1.iter().zip(next.1).find(|(one, other)| one.place != other.place)
            {
                decided.push(by(tie, None, Some(award.lot.clone())));
                return Ok(Some(decided));
            }
        }
        Ok(None)
    }

    /// The sum of some figures, which has a name.
    fn sum_of(&self, name: &str, of: Vec<u32>) -> Result<u32, Problem> {
        let figures = self.lots.record.figures.iter();
        let mut sums = figures.filter(|it| it.name.as_deref() == Some(name) && it.of == of);
        let none = || Problem::new(format!("there is no sum `{name}` among the figures"));
        sums.next().map(|figure| figure.figure).ok_or_else(none)
    }

    /// The comparison of two figures, and whether they differ.
    fn compared(&self, of: [u32; 2], better: &str) -> Result<(u32, bool), Problem> {
        let differs = self.number(of[0])? != self.number(of[1])?;
        let relation = if differs { better } else { "=" };
        let figures = self.lots.record.figures.iter().zip(self.values);
        let mut found = figures.filter(|(figure, value)| {
            figure.is == "compared"
                && figure.of == of
                && figure.relation == Some(relation)
                && **value == Value::Truth(true)
        });
        let none = || Problem::new("two sums of the allocation are not compared");
        found.next().map(|(figure, _)| (figure.figure, differs)).ok_or_else(none)
    }
}
