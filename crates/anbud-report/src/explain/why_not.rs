//! Why a tender has not won: what the winner had that it had not, in points and in money, and what would have been enough.

use anbud::Exact;
use anbud::derivation::Figure;
use anbud::evaluation::{Ground, Placed, Status, TenderResult};
use anbud::exact::Decimals;
use anbud::keyed::Key;
use anbud::procedure::{Criterion, Language};
use anbud::tenders::Tender;
use anbud_analysis::sensitivity::{Basis, Enough, Flip, Subject, enough};

use super::grounds;
use crate::View;
use crate::decision::{margin, result_text};
use crate::figures::{grouped, shown};
use crate::language::Texts;
use crate::style::{faint, heading, plain, strong};

/// So many scores are told that would have been enough.
const TOLD: usize = 10;

/// Why a tender has not won, in sentences.
#[must_use]
pub fn why_not(view: &View<'_>, tender: Key<Tender>, language: Language) -> String {
    let texts = Texts::new(language);
    let Some(result) = view.result_of(tender) else { return String::new() };
    let title = texts.fill("why-not", &[("tender", &named(view, tender))]);
    let said = |id: &str| format!("{}\n", texts.word(id));
    let winner = view.evaluation.tenders.first().filter(|first| first.place == Some(1));
    let told = match (result.status, winner) {
        (Status::Rejected, _) => said("why-not-rejected") + &grounds(view, result, &texts),
        (Status::Unplaced, _) => said("explain-unplaced"),
        (_, Some(first)) if first.status == Status::Ranked && first.tender == tender => {
            said("why-not-won")
        }
        (Status::Ranked, Some(first)) if first.status == Status::Ranked => {
            Against { view, texts: &texts, winner: first, result }.told()
        }
        _ => said("why-not-nobody"),
    };
    format!("{}\n\n{told}", heading(&title))
}

/// All grounds, each with the place of its rule.
fn grounds(view: &View<'_>, result: &TenderResult, texts: &Texts) -> String {
    let ground = |ground: &Ground| {
        let text = grounds::sentence(view, ground, texts);
        format!("  {text}{}\n", faint(&format!("  {}", ground.at)))
    };
    result.grounds.iter().map(ground).collect()
}

fn named(view: &View<'_>, tender: Key<Tender>) -> String {
    let tender = &view.tenders.list[tender];
    format!("{} ({})", plain(&tender.id), plain(&tender.tenderer))
}

/// A tender beside the one that won.
struct Against<'a> {
    view: &'a View<'a>,
    texts: &'a Texts,
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
        text += &self.side((self.winner_id(), self.own_id()), &lacks, rate.as_ref());
        text += &self.side((self.own_id(), self.winner_id()), &has, rate.as_ref());
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
        self.texts.figure(&shown(number, exact).marked())
    }

    /// Money to two decimals, marked where it is rounded for the line.
    fn amount(&self, number: &Exact) -> String {
        let mark = if number.has_decimals(2) { "" } else { "≈ " };
        let text = grouped(&number.decimal(Decimals::AtMost(2)));
        self.texts.figure(&format!("{mark}{text}"))
    }

    /// Money with its currency.
    fn money(&self, number: &Exact) -> String {
        format!("{} {}", self.amount(number), self.view.currency())
    }

    /// The two places, and how far apart the results are or which rule parted them.
    fn standing(&self) -> String {
        let (Some(best), Some(own)) = (self.winner.result, self.result.result) else {
            return String::new();
        };
        let place = self.result.place.unwrap_or_default().to_string();
        let winner = named(self.view, self.winner.tender);
        let mut with = vec![("place", place.as_str()), ("winner", &winner)];
        if let Some(rule) = self.rule() {
            with.push(("rule", rule));
            return format!("{}\n", self.texts.fill("why-not-by-rule", &with));
        }
        let (by, relative) = margin(self.view, best, own, self.texts);
        let [own, best] = [own, best].map(|it| result_text(self.view, it, self.texts));
        with.extend([
            ("own", own.as_str()),
            ("best", &best),
            ("margin", &by),
            ("relative", &relative),
        ]);
        format!("{}\n", self.texts.fill("why-not-behind", &with))
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

    fn side(
        &self,
        (one, other): (&str, &str),
        differences: &[Difference],
        rate: Option<&Exact>,
    ) -> String {
        if differences.is_empty() {
            return String::new();
        }
        let title = self.texts.fill("why-not-had", &[("one", one), ("other", other)]);
        let mut text = format!("\n{}\n", heading(&title));
        text.extend(differences.iter().map(|one| self.difference(one, rate)));
        text
    }

    fn difference(&self, one: &Difference, rate: Option<&Exact>) -> String {
        let rules = &self.view.procedure.criteria[one.criterion];
        let derivation = self.view.derivation();
        let figure = |figure: Figure| {
            let (number, exact) = derivation.number(figure);
            self.shown(number, exact)
        };
        let is_one = one.lacks.absolute().is_one();
        let points = self.texts.word(if is_one { "points-one" } else { "points-unit" });
        let unit = if rules.is_value { self.view.currency() } else { &points };
        let exact = derivation.all_exact(&[one.own, one.other]);
        let by = self.shown(&one.lacks.absolute(), exact);
        let money = rate.filter(|_| !rules.is_value).map(|rate| self.worth(one, rate));
        let with = [
            ("one", &*figure(one.other)),
            ("of_one", self.winner_id()),
            ("other", &figure(one.own)),
            ("of_other", self.own_id()),
            ("by", &format!("{by} {unit}")),
        ];
        let line = self.texts.fill("why-not-against", &with);
        format!(
            "  {}{}\n    {line}{}{}\n",
            strong(&rules.id),
            title(rules),
            money.unwrap_or_default(),
            faint(&format!("  {}", rules.place))
        )
    }

    /// What a difference was worth in money.
    fn worth(&self, one: &Difference, rate: &Exact) -> String {
        let worth = self.money(&(rate * &one.lacks.absolute()));
        format!(", {}", self.texts.fill("why-not-worth", &[("money", &worth)]))
    }

    fn prices(&self) -> String {
        let (Some(own), Some(other)) = (self.result.price, self.winner.price) else {
            return String::new();
        };
        let (own, other) = (self.view.number(own), self.view.number(other));
        let id = match own.cmp(other) {
            std::cmp::Ordering::Equal => "why-not-price-same",
            std::cmp::Ordering::Greater => "why-not-price-higher",
            std::cmp::Ordering::Less => "why-not-price-lower",
        };
        let [own, other, by] = [own, other, &(own - other).absolute()].map(|it| self.money(it));
        let line = self.texts.fill(id, &[("own", &own), ("other", &other), ("by", &by)]);
        format!("\n{}\n  {line}\n", heading(&self.texts.word("why-not-price")))
    }

    fn enough(&self, enough: &Enough, rate: Option<&Exact>) -> String {
        let texts = self.texts;
        let mut lines = Vec::new();
        if self.has_equal_result() {
            lines.push(texts.word("why-not-least"));
        } else {
            lines.extend(enough.price.as_ref().map(|price| self.price_enough(price)));
            lines.extend(self.quality_enough(enough));
            let worth = |rate| texts.fill("why-not-point", &[("money", &self.money(rate))]);
            lines.extend(rate.map(worth));
            let scores: Vec<String> =
                enough.scores.iter().filter_map(|flip| self.score_enough(flip)).collect();
            let more = scores.len().saturating_sub(TOLD);
            lines.extend(scores.into_iter().take(TOLD));
            lines.extend((more > 0).then(|| texts.counted("why-not-more", more, &[])));
        }
        if lines.is_empty() {
            lines.push(texts.word("why-not-nothing"));
        }
        let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
        format!("\n{}\n{lines}", heading(&texts.word("why-not-enough")))
    }

    fn price_enough(&self, price: &Flip) -> String {
        let is_lower = price.turn.at < price.from;
        let id = if is_lower { "why-not-price-below" } else { "why-not-price-above" };
        let (at, by) = (self.money(&price.turn.at), self.money(&price.distance()));
        let from = self.amount(&price.from);
        self.texts.fill(id, &[("at", &at), ("from", &from), ("by", &by)])
    }

    fn quality_enough(&self, enough: &Enough) -> Option<String> {
        let (quality, own) = (enough.quality.as_ref()?, self.view.number(self.result.quality?));
        let more = self.shown(&(&quality.at - own), quality.is_exact);
        let at = self.shown(&quality.at, quality.is_exact);
        let with = [("at", &*at), ("from", &self.shown(own, true)), ("more", &more)];
        Some(self.texts.fill("why-not-quality", &with))
    }

    fn score_enough(&self, flip: &Flip) -> Option<String> {
        let Subject::Score(_, item) = flip.subject else { return None };
        let at = self.shown(&flip.turn.at, flip.turn.is_exact);
        let id = self.view.procedure.item_id(item);
        let with = [("id", &**id), ("at", &at), ("from", &self.shown(&flip.from, true))];
        Some(self.texts.fill("why-not-score", &with))
    }
}

/// The title of a criterion, where it is not its identifier.
fn title(rules: &Criterion) -> String {
    if rules.title == rules.id { String::new() } else { format!("  {}", plain(&rules.title)) }
}

/// What a point of quality was worth in money here: by how much the price would have had to be lower, over how many points
/// more would have done the same.
fn rate(enough: &Enough, own: &Exact) -> Option<Exact> {
    let (price, quality) = (enough.price.as_ref()?, enough.quality.as_ref()?);
    price.distance().divided_by(&(&quality.at - own).absolute())
}
