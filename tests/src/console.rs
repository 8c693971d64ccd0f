//! Console blocks: lines that begin with `$ ` are commands, the lines between them what they print.

/// One command of a console block with what it is expected to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The line behind `$ `.
    pub line: String,
    /// What the document says that it prints.
    pub expected: String,
}

/// The commands of a console block.
///
/// # Panics
/// Where the block does not begin with a command.
#[must_use]
pub fn commands(body: &str) -> Vec<Command> {
    let mut commands: Vec<Command> = Vec::new();
    for line in body.split_inclusive('\n') {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(line), _) => {
                commands.push(Command { line: line.trim_end().to_owned(), expected: String::new() })
            }
            (None, Some(command)) => command.expected.push_str(line),
            (None, None) => panic!("a console block begins with a command: {line}"),
        }
    }
    commands
}

/// What one command line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The words, the program first.
    pub words: Vec<String>,
    /// `| head -N` or `| tail -N`: only some lines are shown.
    pub shown: Option<Shown>,
}

/// Which lines are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// So many from the beginning.
    Head(usize),
    /// So many from the end.
    Tail(usize),
}

impl Shown {
    /// The lines of a text that are shown.
    #[must_use]
    pub fn of(self, text: &str) -> String {
        let lines = text.split_inclusive('\n').collect::<Vec<_>>();
        match self {
            Shown::Head(count) => lines[..count.min(lines.len())].concat(),
            Shown::Tail(count) => lines[lines.len().saturating_sub(count)..].concat(),
        }
    }
}

/// Reads a command line. Words may stand in quotes; `cargo run --release -p anbud-cli --` is `anbud`.
///
/// # Panics
/// Where a pipe leads elsewhere than into `head -N` or `tail -N`, or a quote is not closed.
#[must_use]
pub fn read(line: &str) -> Line {
    let (command, shown) = match line.split_once(" | ") {
        Some((command, pipe)) => (command, Some(pipe_into(pipe.trim()))),
        None => (line, None),
    };
    let command = command.replacen("cargo run --release -p anbud-cli --", "anbud", 1);
    Line { words: words(&command), shown }
}

fn pipe_into(pipe: &str) -> Shown {
    let count = |begin| pipe.strip_prefix(begin).and_then(|count: &str| count.parse().ok());
    match (count("head -"), count("tail -")) {
        (Some(count), _) => Shown::Head(count),
        (_, Some(count)) => Shown::Tail(count),
        _ => panic!("only `| head -N` and `| tail -N` are known, not `| {pipe}`"),
    }
}

fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for letter in command.chars() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    assert!(quote.is_none(), "a quote is not closed: {command}");
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_told_from_what_they_print() {
        let read = commands("$ anbud a\none\ntwo\n$ anbud b\n");
        assert_eq!(read[0], Command { line: "anbud a".into(), expected: "one\ntwo\n".into() });
        assert_eq!(read[1].expected, "");
    }

    #[test]
    fn words_may_stand_in_quotes() {
        let line =
            read("cargo run --release -p anbud-cli -- explain case 'north ab' \"\" | head -3");
        assert_eq!(line.words, ["anbud", "explain", "case", "north ab", ""]);
        assert_eq!(line.shown, Some(Shown::Head(3)));
        assert_eq!(Shown::Head(3).of("1\n2\n"), "1\n2\n");
        assert_eq!(Shown::Tail(1).of("1\n2\n"), "2\n");
    }
}
