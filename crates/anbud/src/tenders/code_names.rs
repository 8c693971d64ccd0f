//! Code names: what evaluators see in the place of tenderers.

use sha2::{Digest, Sha256};

use super::Tenders;

/// Letters and digits that nobody takes for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How long a code name is, unless another one begins likewise.
const LENGTH: usize = 4;

impl Tenders {
    /// The code names of the tenders, in order.
    ///
    /// A code name follows from the reference of the procurement and the identifier of the tender, and from nothing else: the first
    /// four letters of SHA-256 of `reference`, a line break and `id`, five bits a letter; more where another tender of
    /// the case begins likewise. Another tender later, or one less, changes no other code name. Whoever knows the identifiers
    /// can work them out: they keep an evaluator impartial, and are no secret.
    ///
    /// ```
    /// # use anbud::{Source, documents};
    /// # let rules = "format = 1\nprocurement = { title = \"T\", authority = \"A\", reference = \"R\", currency = \"SEK\" }\n\
    /// # award = { model = \"lowest-price\" }\n";
    /// # let procedure = documents::read_criteria(&Source::new("criteria.toml", rules)).value.into_draft().build()?;
    /// let submitted = "tender = [{ id = \"north\", tenderer = \"North AB\", price = 1 }, { id = \"south\", tenderer = \"South AB\", price = 2 }]";
    /// let tenders = documents::read_tenders(&Source::new("tenders.toml", submitted), &procedure).value;
    /// assert_eq!(tenders.code_names("RS 2016-0421"), ["8HVG", "FCYQ"]);
    /// # Ok::<(), Vec<anbud::Diagnostic>>(())
    /// ```
    #[must_use]
    pub fn code_names(&self, reference: &str) -> Vec<String> {
        let whole: Vec<String> =
            self.list.iter().map(|tender| letters(reference, &tender.id)).collect();
        let mut sorted: Vec<&String> = whole.iter().collect();
        sorted.sort_unstable();
        let shortest = |one: &String| {
            let at = sorted.partition_point(|other| *other < one);
            let before = at.checked_sub(1).and_then(|at| sorted.get(at));
            let beside = before.into_iter().chain(sorted.get(at + 1));
            let shared = beside.map(|other| common(one, other)).max().unwrap_or(0);
            one.chars().take(LENGTH.max(shared + 1)).collect()
        };
        whole.iter().map(shortest).collect()
    }
}

/// With how many same letters two texts begin.
fn common(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count()
}

fn letters(reference: &str, id: &str) -> String {
    let digest = Sha256::digest(format!("{reference}\n{id}").as_bytes());
    let bits = digest.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    let bits: Vec<u8> = bits.collect();
    let letter = |five: &[u8]| {
        let at = five.iter().fold(0_usize, |at, bit| at * 2 + usize::from(*bit));
        LETTERS.get(at).map_or('0', |letter| char::from(*letter))
    };
    bits.chunks_exact(5).map(letter).collect()
}
