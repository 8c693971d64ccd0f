//! Why a tender has not won: what the winner had that it had not, in points and in money, and what would have been enough.

mod grounds;
mod words;

use anbud::Exact;
use anbud::derivation::Figure;
use anbud::evaluation::{Placed, Status, TenderResult};
use anbud::exact::Decimals;
use anbud::keyed::Key;
use anbud::procedure::{Criterion, Language};
use anbud::tenders::Tender;
use anbud_analysis::sensitivity::{Basis, Enough, Subject, enough};

use crate::View;
use crate::decision::{margin, result_text};
use crate::figures::{grouped, shown};
use crate::style::{faint, heading, plain, strong};
use words::Words;

/// So many criteria are told on each side, and so many scores that would have been enough.
const TOLD: usize = 10;

/// Why a tender has not won, in sentences.
#[must_use]
pub fn why_not(view: &View<'_>, tender: Key<Tender>, language: Language) -> String {
    let words = Words::of(language);
    let Some(result) = view.result_of(tender) else { return String::new() };
    let mut text = format!("{}\n\n", heading(&words.title(&named(view, tender))));
    let winner = view.evaluation.tenders.first().filter(|first| first.place == Some(1));
    match (result.status, winner) {
        (Status::Rejected, _) => text += &grounds::told(view, result, words),
        (Status::Unplaced, _) => text += &format!("{}\n", words.unplaced),
        (_, Some(first)) if first.status == Status::Ranked && first.tender == tender => {
            text += &format!("{}\n", words.has_won);
        }
        (Status::Ranked, Some(first)) if first.status == Status::Ranked => {
            text += &Against { view, words, winner: first, result }.told();
        }
        _ => text += &format!("{}\n", words.nobody_won),
    }
    text
}

fn named(view: &View<'_>, tender: Key<Tender>) -> String {
    let tender = &view.tenders.list[tender];
    format!("{} ({})", plain(&tender.id), plain(&tender.tenderer))
}

/// A tender beside the one that won.
struct Against<'a> {
    view: &'a View<'a>,
    words: &'static Words,
    winner: &'a TenderResult,
    result: &'a TenderResult,
}

/// The points of both tenders for a criterion.
struct Difference {
    criterion: Key<Criterion>,
    own: Figure,
    other: Figure,
    /// How much more the winner has.
    lacks: Exact,
}

impl Against<'_> {
    fn told(&self) -> String {
        let basis = Basis {
            procedure: self.view.procedure,
            tenders: self.view.tenders,
            sheet: self.view.sheet,
            evaluation: self.view.evaluation,
        };
        let enough = enough(basis, self.winner.tender, self.result.tender);
        let own = self.result.quality.map(|quality| self.view.number(quality));
        let rate = own.and_then(|own| rate(&enough, own));
        let mut text = self.standing();
        let (lacks, has): (Vec<Difference>, Vec<Difference>) =
            self.differences().into_iter().partition(|one| !one.lacks.is_negative());
        text += &self.side(&self.words.had(self.winner_id(), self.own_id()), &lacks, rate.as_ref());
        text += &self.side(&self.words.had(self.own_id(), self.winner_id()), &has, rate.as_ref());
        text += &self.prices();
        text += &self.enough(&enough, rate.as_ref());
        text
    }

    fn winner_id(&self) -> &str {
        self.view.id(self.winner.tender)
    }

    fn own_id(&self) -> &str {
        self.view.id(self.result.tender)
    }

    /// A figure, marked where it is rounded for the line.
    fn shown(&self, number: &Exact, exact: bool) -> String {
        self.words.in_language(&shown(number, exact).marked())
    }

    /// Money to two decimals, marked where it is rounded for the line.
    fn money(&self, number: &Exact) -> String {
        let mark = if number.has_decimals(2) { "" } else { "≈ " };
        let text = grouped(&number.decimal(Decimals::AtMost(2)));
        self.words.in_language(&format!("{mark}{text}"))
    }

    /// The two places, and how far apart the results are or which rule parted them.
    fn standing(&self) -> String {
        let (Some(best), Some(own)) = (self.winner.result, self.result.result) else {
            return String::new();
        };
        let place = self.result.place.unwrap_or_default();
        let winner = named(self.view, self.winner.tender);
        let (by, relative) = margin(self.view, best, own);
        let by = self.words.in_language(&by);
        let line = match self.rule() {
            Some(rule) => self.words.by_rule(place, &winner, rule),
            None => self.words.behind(
                place,
                &self.words.in_language(&result_text(self.view, own)),
                (&winner, &self.words.in_language(&result_text(self.view, best))),
                &by,
                relative.map(|relative| self.words.in_language(&relative)).as_deref(),
            ),
        };
        format!("{line}\n")
    }

    /// The rule that parted equal results, where results are equal.
    fn rule(&self) -> Option<&str> {
        let placed = self.view.evaluation.tenders.iter().find_map(|one| match one.placed {
            Some(Placed::ByTie(rule)) if one.place > Some(1) => Some(rule),
            _ => None,
        });
        let rule = self.view.procedure.award.ties.get(placed?)?;
        self.has_equal_result().then_some(&*rule.text)
    }

    fn has_equal_result(&self) -> bool {
        let number = |result: &TenderResult| result.result.map(|result| self.view.number(result));
        number(self.winner) == number(self.result)
    }

    /// The criteria whose points differ, the greatest difference first: leaves, and parents with a model.
    fn differences(&self) -> Vec<Difference> {
        let criteria = self.view.procedure.criteria.entries();
        let told = criteria.filter(|(_, rules)| rules.children.is_empty() || rules.curve.is_some());
        let differences = told.filter_map(|(criterion, _)| {
            let of = |result: &TenderResult| result.criteria.get(criterion.position())?.points;
            let (own, other) = (of(self.result)?, of(self.winner)?);
            let lacks = self.view.number(other) - self.view.number(own);
            (!lacks.is_zero()).then_some(Difference { criterion, own, other, lacks })
        });
        let mut differences: Vec<Difference> = differences.collect();
        differences.sort_by(|a, b| {
            b.lacks.absolute().cmp(&a.lacks.absolute()).then(a.criterion.cmp(&b.criterion))
        });
        differences
    }

    fn side(&self, title: &str, differences: &[Difference], rate: Option<&Exact>) -> String {
        if differences.is_empty() {
            return String::new();
        }
        let mut text = format!("\n{}\n", heading(title));
        for one in differences.iter().take(TOLD) {
            text += &self.difference(one, rate);
        }
        if let Some(more) = differences.len().checked_sub(TOLD).filter(|more| *more > 0) {
            text += &format!("  {}\n", faint(&self.words.and_more(more)));
        }
        text
    }

    fn difference(&self, one: &Difference, rate: Option<&Exact>) -> String {
        let rules = &self.view.procedure.criteria[one.criterion];
        let derivation = self.view.derivation();
        let figure = |figure: Figure| {
            let (number, exact) = derivation.number(figure);
            self.shown(number, exact)
        };
        let unit = if rules.is_value { self.view.currency() } else { self.words.points };
        let exact = derivation.all_exact(&[one.own, one.other]);
        let by = self.shown(&one.lacks.absolute(), exact);
        let money = rate.filter(|_| !rules.is_value).map(|rate| {
            let worth = rate * &one.lacks.absolute();
            let worth = self.money(&worth);
            format!(", {}", self.words.worth(&worth, self.view.currency()))
        });
        let title = if rules.title == rules.id {
            String::new()
        } else {
            format!("  {}", plain(&rules.title))
        };
        let line = self.words.points_against(
            (&figure(one.other), self.winner_id()),
            (&figure(one.own), self.own_id()),
            &format!("{by} {unit}"),
        );
        format!(
            "  {}{title}\n    {line}{}{}\n",
            strong(&rules.id),
            money.unwrap_or_default(),
            faint(&format!("  {}", rules.place))
        )
    }

    fn prices(&self) -> String {
        let (Some(own), Some(other)) = (self.result.price, self.winner.price) else {
            return String::new();
        };
        let (own, other) = (self.view.number(own), self.view.number(other));
        let money = |number: &Exact| format!("{} {}", self.money(number), self.view.currency());
        let line = match own.cmp(other) {
            std::cmp::Ordering::Equal => self.words.same_price(&money(own)),
            order => self.words.prices(
                &money(own),
                &money(other),
                &money(&(own - other).absolute()),
                order.is_gt(),
            ),
        };
        format!("\n{}\n  {line}\n", heading(self.words.price))
    }

    fn enough(&self, enough: &Enough, rate: Option<&Exact>) -> String {
        let (words, currency) = (self.words, self.view.currency());
        if self.has_equal_result() {
            return format!("\n{}\n  {}\n", heading(words.enough), words.least_more);
        }
        let mut lines = Vec::new();
        if let Some(price) = &enough.price {
            let (at, from) = (self.money(&price.turn.at), self.money(&price.from));
            let is_lower = price.turn.at < price.from;
            lines.push(words.price_enough(
                (&at, &from),
                &self.money(&price.distance()),
                currency,
                is_lower,
            ));
        }
        if let (Some(quality), Some(own)) = (&enough.quality, self.result.quality) {
            let own = self.view.number(own);
            let more = self.shown(&(&quality.at - own), quality.is_exact);
            let at = self.shown(&quality.at, quality.is_exact);
            lines.push(words.quality_enough(&at, &self.shown(own, true), &more));
        }
        if let Some(rate) = rate {
            lines.push(words.a_point_is_worth(&self.money(rate), currency));
        }
        for flip in enough.scores.iter().take(TOLD) {
            let Subject::Score(_, item) = flip.subject else { continue };
            let id = self.view.procedure.item_id(item);
            let at = self.shown(&flip.turn.at, flip.turn.is_exact);
            lines.push(words.score_enough(id, &at, &self.shown(&flip.from, true)));
        }
        if lines.is_empty() {
            lines.push(words.nothing_enough.to_owned());
        }
        let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
        format!("\n{}\n{lines}", heading(words.enough))
    }
}

/// What a point of quality was worth in money here: by how much the price would have had to be lower, over how many points
/// more would have done the same.
fn rate(enough: &Enough, own: &Exact) -> Option<Exact> {
    let (price, quality) = (enough.price.as_ref()?, enough.quality.as_ref()?);
    price.distance().divided_by(&(&quality.at - own).absolute())
}
