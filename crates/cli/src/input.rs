//! Reading what is asked about.

use helder_model::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// A file as text, or the standard input for `-` and for nothing.
pub(crate) fn read(file: Option<&Path>) -> Result<String, Error> {
    let (bytes, shown) = bytes(file)?;
    text(bytes).map_err(|error| Error { message: format!("{shown}: {}", error.message), ..error })
}

/// A letter as text, and whether it was taken out of an office file as HTML.
pub(crate) fn letter(file: Option<&Path>) -> Result<(String, bool), Error> {
    let (bytes, shown) = bytes(file)?;
    let (text, office) = match crate::office::read(&bytes, file) {
        Some(html) => (html, true),
        None => (text(bytes), false),
    };
    text.map(|text| (text, office)).map_err(|error| Error { message: format!("{shown}: {}", error.message), ..error })
}

/// What is in a file, and how it is called in messages.
fn bytes(file: Option<&Path>) -> Result<(Vec<u8>, String), Error> {
    let (mut input, shown) = open(file)?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| unreadable(&shown, &error))?;
    Ok((bytes, shown))
}

/// A file, or the standard input for `-` and for nothing, and how it is called in messages.
pub(crate) fn open(file: Option<&Path>) -> Result<(Box<dyn BufRead>, String), Error> {
    let Some(file) = file.filter(|file| *file != Path::new("-")) else {
        return Ok((Box::new(io::stdin().lock()), "the standard input".to_owned()));
    };
    let shown = file.display().to_string();
    let opened = File::open(file).map_err(|error| unreadable(&shown, &error))?;
    Ok((Box::new(BufReader::new(opened)), shown))
}

pub(crate) fn unreadable(shown: &str, error: &io::Error) -> Error {
    Error::new("input", "", format!("cannot read {shown}: {error}"))
}

/// Bytes as text; a mark of the byte order in front is no part of it.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, Error> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Error::new("invalid-utf8", "", format!("byte {at} is not UTF-8; save the file as UTF-8"))
    })?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
