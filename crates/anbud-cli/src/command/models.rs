//! `anbud models`: the catalogue.

use anbud::catalogue::{self, Family, FoundBy, Model};
use anbud_report::models;
use clap::ValueEnum;

use crate::Done;
use crate::ending::{Ending, Exit};
use crate::session::Session;

/// Lists the evaluation models, or shows one with formula, sources and worked examples
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud models                         every model, by where it can stand
  anbud models quality-per-price       one model in full, its examples worked out
  anbud models mervärdesmodellen       a model by another of its names
  anbud models --search Richtwert      what has a word in any name, country or source
  anbud models --country italien       what is in use in Italy; `IT` and `Italy` do as well
  anbud models --family abnormal       tests for abnormally low tenders
  anbud models --by-country            every model, country by country")]
pub(crate) struct Arguments {
    /// The model to show
    #[arg(value_name = "NAME", conflicts_with_all = ["search", "family", "country", "by_country"])]
    name: Option<String>,
    /// Only models with these words in a title, another name, a country or a source; accents and case make no difference
    #[arg(long, value_name = "WORD")]
    search: Option<String>,
    /// Only models that can stand there
    #[arg(long, value_name = "FAMILY")]
    family: Option<Stand>,
    /// Only models in use in this country, by code or by name
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,
    /// Lists by country instead of by family
    #[arg(long, conflicts_with = "search")]
    by_country: bool,
}

/// Where a model can stand.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Stand {
    /// in `[award]`
    Award,
    /// on a criterion, for scores and measures of which more is better
    #[value(alias = "transform")]
    Scores,
    /// on a criterion, for prices, costs and measures of which less is better
    #[value(alias = "curve")]
    Prices,
    /// in `[abnormal]`
    Abnormal,
}

/// Lists the catalogue, or shows one model.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let width = session.width();
    let text = match &arguments.name {
        Some(name) => models::model(&find(name)?, width),
        None => listed(arguments, width)?,
    };
    session.print(&text)?;
    Ok(Exit::Done)
}

fn listed(arguments: &Arguments, width: Option<usize>) -> Result<String, Ending> {
    let models = chosen(arguments)?;
    if models.is_empty() {
        let help = "leave out --family or --country; `anbud models` lists all";
        return Err(Ending::mistaken("no model of that family is known there".to_owned(), help));
    }
    let Some(words) = &arguments.search else {
        let list = if arguments.by_country { models::by_country } else { models::list };
        return Ok(list(&models, width));
    };
    let mut found: Vec<(Model, FoundBy)> = models
        .into_iter()
        .filter_map(|model| model.found_by(words).map(|by| (model, by)))
        .collect();
    found.sort_by_key(|(_, by)| by.closeness());
    match found.as_slice() {
        [] => Err(nothing_found(words)),
        found => Ok(models::found(found, width)),
    }
}

/// The models of the family and country that are asked for.
fn chosen(arguments: &Arguments) -> Result<Vec<Model>, Ending> {
    let code = arguments.country.as_deref().map(country_code).transpose()?;
    let family = arguments.family.map(|stand| match stand {
        Stand::Award => Family::Award,
        Stand::Scores => Family::Transform,
        Stand::Prices => Family::Curve,
        Stand::Abnormal => Family::Abnormal,
    });
    let is_wanted = |model: &Model| {
        family.is_none_or(|family| model.family == family)
            && code.as_ref().is_none_or(|code| model.countries.contains(code))
    };
    Ok(catalogue::ids().filter_map(catalogue::find).filter(is_wanted).collect())
}

/// The code of a country that is named by its code or in English or Swedish.
fn country_code(named: &str) -> Result<String, Ending> {
    let mut codes: Vec<String> =
        catalogue::ids().filter_map(catalogue::find).flat_map(|model| model.countries).collect();
    codes.sort();
    codes.dedup();
    let wanted = catalogue::folded(named);
    let is_meant = |code: &&String| {
        let names = catalogue::country(code);
        let names = names.into_iter().flat_map(|names| [names.en, names.sv]);
        std::iter::once((*code).clone()).chain(names).any(|name| catalogue::folded(&name) == wanted)
    };
    codes.iter().find(is_meant).cloned().ok_or_else(|| {
        let help = format!("the catalogue knows models from {}", codes.join(", "));
        Ending::mistaken(format!("no model in the catalogue is known from `{named}`"), help)
    })
}

fn nothing_found(words: &str) -> Ending {
    let near = catalogue::nearest(words).map(|id| format!("did you mean `{id}`?"));
    let help = near.unwrap_or_else(|| "try fewer words; `anbud models` lists all".to_owned());
    Ending::mistaken(format!("nothing in the catalogue is called `{words}`"), help)
}

/// The model of this id, or the one that goes by this name.
pub(crate) fn find(name: &str) -> Result<Model, Ending> {
    if let Some(model) = catalogue::find(name) {
        return Ok(model);
    }
    let near = catalogue::nearest(name);
    match near.and_then(catalogue::find) {
        Some(model) if model.goes_by(name) => Ok(model),
        near => {
            let help = near.map(|model| format!("did you mean `{}`?", model.id));
            let help =
                help.unwrap_or_else(|| format!("`anbud models --search {name}` looks further"));
            Err(Ending::mistaken(format!("no model `{name}` in the catalogue"), help))
        }
    }
}
