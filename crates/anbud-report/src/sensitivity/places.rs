//! Places under other weightings: shares, bars, and what the weightings of a winner look like.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud_analysis::sensitivity::{Acceptability, Counted};

use super::{Section, Teller, no_acceptability};
use crate::figures::grouped;
use crate::style::plain;
use crate::table::{Column, Row, Table};

/// So many places are shown.
const PLACES: usize = 5;
/// So many criteria are told of a central weighting, the heaviest first.
const CRITERIA: usize = 6;

/// For what share of weightings each tender takes each place.
pub(super) fn section(teller: &Teller<'_>) -> Option<Section> {
    let (table, lines) = match &teller.firm.found.acceptability {
        Ok(found) => (places(teller, found), told(teller, found)),
        Err(why) => {
            let why = teller.word(&format!("sens-no-{}", no_acceptability(*why)));
            (Table::default(), vec![why])
        }
    };
    Section::of(teller.word("sens-acceptability"), table, lines)
}

fn told(teller: &Teller<'_>, found: &Acceptability) -> Vec<String> {
    let mut lines = vec![drawn(teller, found)];
    lines.extend(found.tenders.iter().filter_map(|counted| central(teller, found, counted)));
    lines
}

fn drawn(teller: &Teller<'_>, found: &Acceptability) -> String {
    let samples = teller.digits(&grouped(&found.sampling.samples.to_string()));
    let seed = found.sampling.seed.to_string();
    let within = found.sampling.within.as_ref().map(|within| teller.percent(within));
    let id = if within.is_some() { "sens-drawn-within" } else { "sens-drawn" };
    let within = within.unwrap_or_default();
    let args = [("samples", samples.as_str()), ("seed", &seed), ("within", &within)];
    let text = teller.say(id, &args);
    match found.is_unrounded {
        true => format!("{text} {}", teller.word("sens-unrounded")),
        false => text,
    }
}

/// What the weightings look like on average that put a tender first.
fn central(teller: &Teller<'_>, found: &Acceptability, counted: &Counted) -> Option<String> {
    let weights = counted.central.as_ref()?;
    let mut heaviest: Vec<_> = found.criteria.iter().zip(weights).collect();
    heaviest.sort_by(|(_, a), (_, b)| b.cmp(a));
    let text = |(criterion, weight): &(&anbud::keyed::Key<anbud::procedure::Criterion>, &Exact)| {
        let weight = teller.digits(&weight.decimal(Decimals::AtMost(0)));
        format!("{} {weight}", plain(&teller.firm.view.procedure.criteria[**criterion].id))
    };
    let mut told: Vec<String> = heaviest.iter().take(CRITERIA).map(text).collect();
    if heaviest.len() > CRITERIA {
        told.push("…".to_owned());
    }
    let tender = teller.id(counted.tender);
    Some(teller.say("sens-central", &[("tender", &tender), ("weights", &told.join(", "))]))
}

fn places(teller: &Teller<'_>, found: &Acceptability) -> Table {
    let shown = found.tenders.len().min(PLACES);
    let mut columns = vec![Column::of_words(&teller.word("tender"))];
    let place = teller.word("place");
    columns.extend((1..=shown).map(|at| Column::of_figures(&format!("{place} {at}"), "")));
    columns.push(Column::of_words(&teller.word("sens-first")));
    let rows = found.tenders.iter().map(|counted| {
        let mut cells = vec![teller.id(counted.tender)];
        let share = |count: &u64| Exact::ratio((*count).into(), found.sampling.samples.into());
        let shares = counted.places.iter().take(shown);
        let tenths = |share: Exact| tenths(teller, &share);
        cells.extend(shares.map(|count| share(count).map_or_else(String::new, tenths)));
        cells.push(bar(counted, found.sampling.samples));
        Row { cells, is_strong: false }
    });
    Table { rows: rows.collect(), columns }
}

fn tenths(teller: &Teller<'_>, share: &Exact) -> String {
    let figure = teller.digits(&(share * &Exact::whole(100)).decimal(Decimals::Fixed(1)));
    teller.say("percent", &[("figure", &figure)])
}

/// A bar as long as the share of first places.
fn bar(counted: &Counted, samples: u64) -> String {
    let first = counted.places.first().copied().unwrap_or(0);
    let columns = (u128::from(first) * 32).checked_div(samples.into()).unwrap_or(0);
    "█".repeat(usize::try_from(columns).unwrap_or(0))
}
