//! The decision in one card: who won, by how much, and what it hangs on.

use anbud::evaluation::{Scope, Status, UndecidedCause};
use anbud::procedure::Best;
use anbud::record::{SeparatedBy, Tender};

use super::facts::Facts;
use crate::document::{Block, Fact, Section, Span, Style, Text, plain, text};
use crate::language::Arg;

/// The card and the sentence below it.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let blocks = vec![Block::Card { facts: card(facts) }, Block::paragraph(sentence(facts))];
    Some(facts.section("decision", "decision", blocks))
}

fn card(facts: &Facts<'_>) -> Vec<Fact> {
    let Some(winner) = facts.winner() else { return vec![nobody(facts)] };
    let placed = facts.record.tenders.iter().filter(|tender| tender.place.is_some()).count();
    let first = Fact {
        label: facts.word("card-winner"),
        value: vec![Span::styled(facts.name(winner), Style::Name)],
        note: text(facts.texts.say("card-winner-note", &[("count", Arg::Count(placed))])),
    };
    vec![first, margin(facts), hangs_on(facts)]
}

fn nobody(facts: &Facts<'_>) -> Fact {
    let value = match (facts.record.scope, facts.record.undecided.is_empty()) {
        (Scope::Quality, _) => "card-quality-only",
        (Scope::Whole, false) => "card-undecided",
        (Scope::Whole, true) => "card-nobody",
    };
    Fact { label: facts.word("decision"), value: text(facts.word(value)), note: Text::new() }
}

/// The tender behind the winner.
fn second<'a>(facts: &Facts<'a>) -> Option<&'a Tender> {
    facts.record.tenders.get(1).filter(|tender| tender.place.is_some())
}

fn margin(facts: &Facts<'_>) -> Fact {
    let label = facts.word("card-margin");
    let (Some(next), Some(margin)) = (second(facts), &facts.record.margin) else {
        return Fact { label, value: text("–"), note: text(facts.word("card-alone")) };
    };
    let name = facts.name(next);
    let next = ("next", Arg::Text(&name));
    let value = facts.single(margin.difference, facts.per_of_results());
    let note = match margin.relative.and_then(|relative| facts.percent(relative)) {
        Some(relative) => {
            facts.texts.text("card-margin-relative", &[next, ("relative", Arg::Figure(&relative))])
        }
        None => facts.texts.text("card-margin-note", &[next]),
    };
    Fact { label, value: value.into_iter().collect(), note }
}

/// What the decision hangs on: the rule that separated the first two, or the nearest weight that would change it.
fn hangs_on(facts: &Facts<'_>) -> Fact {
    if let Some(fact) = super::firm::nearest(facts) {
        return fact;
    }
    let best = match facts.record.rules.award.best {
        Best::Highest => "card-by-result-highest",
        Best::Lowest => "card-by-result-lowest",
    };
    let (value, note) = match second(facts).and_then(|next| next.separated.as_ref()) {
        Some(SeparatedBy::Tie(rule)) => ("card-by-tie", text(facts.tie(rule))),
        Some(SeparatedBy::Draw) => ("card-by-draw", text(facts.word("card-by-tie"))),
        _ => ("card-by-result", text(facts.word(best))),
    };
    Fact { label: facts.word("card-decided"), value: text(facts.word(value)), note }
}

/// The decision as a sentence.
pub(crate) fn sentence(facts: &Facts<'_>) -> Text {
    let record = facts.record;
    if record.scope == Scope::Quality {
        return text(facts.word("quality-alone"));
    }
    match (facts.winner(), record.undecided.first()) {
        (Some(winner), Some(set)) => {
            let (winner, tied) = (facts.name(winner), names(facts, &set.tenders));
            let args = [("winner", Arg::Text(&winner)), ("tied", Arg::Text(&tied))];
            facts.texts.text("wins-before-undecided", &args)
        }
        (None, Some(set)) => {
            let tied = names(facts, &set.tenders);
            undecided(facts, set.cause, &tied)
        }
        (Some(winner), None) => won(facts, winner),
        (None, None) if record.tenders.is_empty() => text(facts.word("no-tenders")),
        (None, None) => {
            let unplaced = record.tenders.iter().any(|tender| tender.status == Status::Unplaced);
            text(facts.word(if unplaced { "nobody-placed" } else { "nobody-left" }))
        }
    }
}

fn undecided(facts: &Facts<'_>, cause: UndecidedCause, tied: &str) -> Text {
    let first = facts.record.tenders.first().and_then(|tender| tender.result);
    let result = first.and_then(|figure| facts.single(figure, facts.per_of_results()));
    match (cause, result) {
        (UndecidedCause::Tied, Some(result)) => {
            let args = [("tied", Arg::Text(tied)), ("result", Arg::Figure(&result))];
            facts.texts.text("first-is-tied", &args)
        }
        _ => facts.texts.text("too-close", &[("tied", Arg::Text(tied))]),
    }
}

fn won(facts: &Facts<'_>, winner: &Tender) -> Text {
    let name = facts.name(winner);
    let winner_arg = ("winner", Arg::Text(&name));
    let Some(next) = second(facts) else { return facts.texts.text("wins-alone", &[winner_arg]) };
    let per = facts.per_of_results();
    let result = winner.result.and_then(|figure| facts.single(figure, per)).unwrap_or_default();
    let tied = plain(&text(tied_names(facts)));
    let tied = ("tied", Arg::Text(&tied));
    let result = ("result", Arg::Figure(&result));
    match &next.separated {
        Some(SeparatedBy::Tie(rule)) => {
            let rule = facts.tie(rule);
            let rule = ("rule", Arg::Text(&rule));
            facts.texts.text("wins-by-rule", &[winner_arg, tied, result, rule])
        }
        Some(SeparatedBy::Draw) => {
            let held = held(facts).unwrap_or_default();
            facts.texts.text("wins-by-draw", &[winner_arg, tied, result, ("held", Arg::Text(held))])
        }
        _ => {
            let margin = facts.record.margin.as_ref();
            let margin = margin.and_then(|margin| facts.single(margin.difference, per));
            let Some(margin) = margin else { return facts.texts.text("wins-alone", &[winner_arg]) };
            let next = facts.name(next);
            let args = [winner_arg, ("margin", Arg::Figure(&margin)), ("next", Arg::Text(&next))];
            facts.texts.text("wins-by", &args)
        }
    }
}

/// When and where the draw was held.
fn held<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    facts.record.decisions.iter().find_map(|decided| match decided {
        anbud::record::Decided::Draw { held, .. } => Some(held.as_str()),
        _ => None,
    })
}

/// The winner and those with the same result, in order.
fn tied_names(facts: &Facts<'_>) -> String {
    let worth = |tender: &Tender| tender.result.and_then(|figure| facts.value(figure));
    let best = facts.record.tenders.first().and_then(worth);
    let equal = facts.record.tenders.iter().filter(|tender| worth(tender) == best);
    let names: Vec<String> = equal.map(|tender| facts.name(tender)).collect();
    facts.texts.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn names(facts: &Facts<'_>, ids: &[String]) -> String {
    let names: Vec<String> = ids.iter().map(|id| facts.name_of(id)).collect();
    facts.texts.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}
