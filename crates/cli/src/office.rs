//! Letters in office files (DOCX, ODT, FODT), as HTML that has their paragraphs, headings, list items and cells, and nothing else.
//!
//! Places in the report are places in that HTML, which is why a report in JSON carries it. What is not the letter's own text is left out: deleted text,
//! comments, notes, headers and footers.

use helder_model::Error;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, QName, ResolveResult};
use quick_xml::reader::NsReader;
use std::io::{Cursor, Read};
use std::path::Path;
use zip::ZipArchive;

/// The most that is unpacked from a file.
const MOST_BYTES: u64 = 64 << 20;

/// How files begin that hold a letter we cannot read, and what they are.
const OTHERS: [(&[u8], &str); 3] = [
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word file (.doc), or one with a password"),
    (b"{\\rtf", "an RTF file"),
    (b"%PDF-", "a PDF file"),
];

/// The namespaces of what we read, with the prefix that is usual for each: a file may have another, or none.
const NAMESPACES: [(&str, &str); 6] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
];

/// The letter in an office file as HTML; nothing when the bytes are no such file and the file's name does not say that they are.
pub(crate) fn read(bytes: &[u8], file: Option<&Path>) -> Option<Result<String, Error>> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(unpack(bytes).and_then(|xml| letter(&xml)));
    }
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(Err(refused(format!("this is {what}; save it as DOCX, ODT or plain text"))));
    }
    let start = bytes.get(..1024).unwrap_or(bytes);
    let flat = start.starts_with(b"<?xml") && start.windows(15).any(|part| part == b"office:document");
    let end = file.and_then(|file| file.extension()).and_then(|end| end.to_str()).map(str::to_ascii_lowercase);
    match end.as_deref() {
        Some("docx" | "docm" | "odt") => {
            Some(Err(refused("by its name this is a DOCX or ODT file, and it is none: it is empty or damaged")))
        }
        Some("fodt") => Some(utf8(bytes.to_vec()).and_then(|xml| letter(&xml))),
        _ => flat.then(|| utf8(bytes.to_vec()).and_then(|xml| letter(&xml))),
    }
}

/// The XML of an office file: nobody writes it by hand, so nobody can choose how it is saved.
fn utf8(xml: Vec<u8>) -> Result<String, Error> {
    crate::input::text(xml).map_err(|_| refused("its XML is not UTF-8; open it in a word processor and save it again"))
}

fn refused(message: impl std::fmt::Display) -> Error {
    Error::new("invalid-document", "", message.to_string())
}

/// The part of the file that holds the letter.
fn unpack(bytes: &[u8]) -> Result<String, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(format!("the file cannot be unpacked: {error}")))?;
    let name = ["word/document.xml", "content.xml"].into_iter().find(|name| archive.index_for_name(name).is_some());
    let name = name.ok_or_else(|| refused("expected a DOCX, ODT or FODT file: there is no word/document.xml and no content.xml in it"))?;
    let part = archive.by_name(name).map_err(|error| refused(format!("{name}: {error}")))?;
    let mut xml = Vec::new();
    part.take(MOST_BYTES + 1).read_to_end(&mut xml).map_err(|error| refused(format!("{name}: {error}")))?;
    if xml.len() as u64 > MOST_BYTES {
        return Err(Error::new("too-large", "", format!("{name} has more than {MOST_BYTES} bytes")));
    }
    utf8(xml)
}

/// What an element is to a letter, by its name in either format.
enum Part {
    Paragraph,
    Heading,
    Item,
    Cell,
    /// Text stands in it only in Word.
    Run,
    Space,
    Break,
    /// It and all within are not the letter's own text.
    Skip,
    Other,
}

fn part(name: &str) -> Part {
    match name {
        "w:p" | "text:p" => Part::Paragraph,
        "text:h" => Part::Heading,
        "text:list-item" => Part::Item,
        "w:tc" | "table:table-cell" => Part::Cell,
        "w:t" => Part::Run,
        "w:tab" | "text:tab" | "text:s" => Part::Space,
        "w:br" | "w:cr" | "text:line-break" => Part::Break,
        "w:del"
        | "mc:Fallback"
        | "text:tracked-changes"
        | "office:annotation"
        | "text:note"
        | "office:automatic-styles"
        | "office:styles"
        | "office:meta"
        | "office:master-styles"
        | "office:settings"
        | "text:sequence-decls" => Part::Skip,
        _ => Part::Other,
    }
}

/// The letter in the XML of an office file.
fn letter(xml: &str) -> Result<String, Error> {
    let mut reader = NsReader::from_str(xml);
    // Nothing before the outermost element.
    let mut word = None;
    let mut out = Html::default();
    // How deep we are in what is skipped, in text, in an item and in a cell.
    let (mut skipped, mut text, mut items, mut cells) = (0_u32, 0_u32, 0_u32, 0_u32);
    // Elements that are open; the reader refuses an end without its start.
    let mut depth = 0_u32;
    loop {
        let at = reader.buffer_position();
        let (space, event) = reader.read_resolved_event().map_err(|error| refused(format!("its XML is broken at byte {at}: {error}")))?;
        match event {
            Event::Eof if depth > 0 => return Err(refused("its XML ends before its last element is closed: the file was cut off")),
            Event::Eof => return word.map(|_| out.html).ok_or_else(|| refused("there is no letter in it")),
            Event::Start(element) => {
                let name = name_of(&space, element.name());
                if depth == 0 {
                    word = Some(is_word(&name)?);
                }
                depth += 1;
                if skipped > 0 {
                    skipped += 1;
                    continue;
                }
                match part(&name) {
                    Part::Skip => skipped = 1,
                    Part::Paragraph => {
                        out.open(if cells > 0 {
                            "td"
                        } else if items > 0 {
                            "li"
                        } else {
                            "p"
                        });
                        text += u32::from(word == Some(false));
                    }
                    Part::Heading => {
                        out.open("h2");
                        text += 1;
                    }
                    Part::Run => text += 1,
                    Part::Item => items += 1,
                    Part::Cell => cells += 1,
                    Part::Space => out.text(" "),
                    Part::Break => out.text("<br>"),
                    Part::Other => out.style(&name, &element),
                }
            }
            Event::Empty(element) if skipped == 0 => {
                let name = name_of(&space, element.name());
                match part(&name) {
                    Part::Space => out.text(" "),
                    Part::Break => out.text("<br>"),
                    _ => out.style(&name, &element),
                }
            }
            Event::End(element) => {
                depth -= 1;
                if skipped > 0 {
                    skipped -= 1;
                    continue;
                }
                match part(&name_of(&space, element.name())) {
                    Part::Paragraph => {
                        out.close();
                        text = text.saturating_sub(u32::from(word == Some(false)));
                    }
                    Part::Heading => {
                        out.close();
                        text = text.saturating_sub(1);
                    }
                    Part::Run => text = text.saturating_sub(1),
                    Part::Item => items = items.saturating_sub(1),
                    Part::Cell => cells = cells.saturating_sub(1),
                    _ => {}
                }
            }
            Event::Text(words) if skipped == 0 && text > 0 => out.text(&words.xml10_content()),
            Event::GeneralRef(reference) if skipped == 0 && text > 0 => match reference.xml10_content().as_ref() {
                "apos" => out.text("'"),
                name => out.text(&format!("&{name};")),
            },
            _ => {}
        }
    }
}

/// The name of an element, with the prefix that is usual for it.
fn name_of(space: &ResolveResult, name: QName) -> String {
    let ResolveResult::Bound(Namespace(space)) = space else { return name.into_inner().to_owned() };
    match NAMESPACES.iter().find(|(known, _)| known == space) {
        Some((_, prefix)) => format!("{prefix}:{}", name.local_name().into_inner()),
        None => name.into_inner().to_owned(),
    }
}

/// Whether the outermost element is that of a letter in Word.
fn is_word(name: &str) -> Result<bool, Error> {
    match name {
        "w:document" => Ok(true),
        "office:document" | "office:document-content" => Ok(false),
        _ => Err(refused(format!("expected a letter written in Word or LibreOffice, found <{}>", helder_model::clip(name)))),
    }
}

/// HTML as it grows.
#[derive(Default)]
struct Html {
    html: String,
    open: Option<&'static str>,
    /// Where the tag of the open element begins: its paragraph's style is known only later.
    tag: usize,
}

impl Html {
    fn open(&mut self, tag: &'static str) {
        self.close();
        self.tag = self.html.len();
        self.html.push_str(&format!("<{tag}>"));
        self.open = Some(tag);
    }

    fn close(&mut self) {
        if let Some(tag) = self.open.take() {
            self.html.push_str(&format!("</{tag}>\n"));
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.is_some() {
            self.html.push_str(text);
        }
    }

    /// Word says within a paragraph that it is a heading or an item of a list.
    fn style(&mut self, name: &str, element: &BytesStart) {
        let value = || element.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == "val");
        let tag = match name {
            "w:numPr" => "li",
            "w:pStyle" => {
                let style = value().map(|attribute| attribute.value.to_lowercase()).unwrap_or_default();
                match ["heading", "kop", "title", "titel"].iter().any(|start| style.starts_with(start)) {
                    true => "h2",
                    false => return,
                }
            }
            _ => return,
        };
        if self.open == Some("p") && self.html.ends_with("<p>") {
            self.html.truncate(self.tag);
            self.open = None;
            self.open(tag);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn zipped(name: &str, xml: &str) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(xml.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    }

    const DOCX: &str = r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>
<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>Uw rekening</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Wij </w:t></w:r><w:r><w:t>sommeren</w:t></w:r><w:del><w:r><w:delText>oud</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> u &amp; ons</w:t><w:br/><w:t>te betalen.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>met iDEAL</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Bedrag</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>€ 5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"#;

    const FODT: &str = r#"<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="o" xmlns:text="t" xmlns:table="b">
<office:meta><x>geen tekst</x></office:meta><office:body><office:text><text:h>Uw rekening</text:h>
<text:p>Wij <text:span>sommeren</text:span><text:note><text:note-body><text:p>noot</text:p></text:note-body></text:note> u &amp; ons<text:line-break/>te<text:s/>betalen.</text:p>
<text:list><text:list-item><text:p>met iDEAL</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Bedrag</text:p></table:table-cell><table:table-cell><text:p>€ 5</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document>"#;

    const HTML: &str =
        "<h2>Uw rekening</h2>\n<p>Wij sommeren u &amp; ons<br>te betalen.</p>\n<li>met iDEAL</li>\n<td>Bedrag</td>\n<td>€ 5</td>\n";

    fn code(bytes: &[u8], name: &str) -> String {
        read(bytes, Some(Path::new(name))).unwrap().unwrap_err().code
    }

    #[test]
    fn three_kinds_of_files_hold_the_same_letter() {
        for file in [
            zipped("word/document.xml", DOCX),
            zipped("content.xml", &FODT.replace("office:document", "office:document-content")),
            FODT.into(),
        ] {
            assert_eq!(read(&file, None).unwrap().unwrap(), HTML);
        }
    }

    #[test]
    fn a_file_may_have_other_prefixes_or_none() {
        let word = |space: &str| DOCX.replace("xmlns:w=\"w\"", &format!("xmlns:w=\"{space}\""));
        let (usual, strict) = (word(NAMESPACES[0].0), word(NAMESPACES[1].0));
        let other = |xml: &str| xml.replace("xmlns:w=", "xmlns:ns0=").replace("w:", "ns0:");
        let none = |xml: &str| xml.replace("xmlns:w=", "xmlns=").replace("w:val", "val").replace("w:", "");
        for xml in [usual.clone(), strict.clone(), other(&usual), other(&strict), none(&usual)] {
            assert_eq!(read(&zipped("word/document.xml", &xml), None).unwrap().unwrap(), HTML, "{xml}");
        }
        let flat = FODT.replace("xmlns:text=\"t\"", &format!("xmlns:x=\"{}\"", NAMESPACES[4].0));
        let flat = flat.replace("<text:", "<x:").replace("</text:", "</x:");
        assert_eq!(read(flat.as_bytes(), None).unwrap().unwrap(), HTML, "{flat}");
    }

    #[test]
    fn other_files_are_told() {
        assert!(read(b"Beste klant,", None).is_none());
        assert!(read(b"<?xml version=\"1.0\"?><html/>", Some(Path::new("brief.html"))).is_none());
        assert_eq!(read(b"PK\x03\x04 and no more", None).unwrap().unwrap_err().code, "invalid-document");
        assert_eq!(code(&zipped("xl/workbook.xml", "<x/>"), "brief.docx"), "invalid-document");
        for (xml, told) in [
            ("<w:document><w:p><w:t>a", "cut off"),
            ("<w:document><w:p><w:t>a</w:p></w:document>", "broken at byte"),
            ("<x:document><x:p>a</x:p></x:document>", "found <x:document>"),
        ] {
            let error = read(&zipped("word/document.xml", xml), None).unwrap().unwrap_err();
            assert!(error.code == "invalid-document" && error.message.contains(told), "{error}");
        }
    }

    #[test]
    fn what_is_no_letter_is_not_judged_as_one() {
        let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 512]].concat();
        for name in ["brief.docx", "brief.doc", "brief"] {
            assert_eq!(code(&old, name), "invalid-document");
            assert_eq!(code(br"{\rtf1\ansi Wij sommeren u te betalen.\par}", name), "invalid-document");
        }
        for (bytes, name) in [
            (b"".as_slice(), "leeg.docx"),
            (b"", "leeg.ODT"),
            (b"PK\x05\x06", "leeg.docx"),
            (b"", "leeg.fodt"),
            (b"Beste klant,", "brief.docx"),
        ] {
            assert_eq!(code(bytes, name), "invalid-document", "{name}");
        }
        let utf16: Vec<u8> = DOCX.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let latin: Vec<u8> = DOCX.replace('€', "\u{1}").bytes().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect();
        for xml in [utf16, latin] {
            let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
            archive.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
            archive.write_all(&xml).unwrap();
            assert_eq!(code(&archive.finish().unwrap().into_inner(), "brief.docx"), "invalid-document");
            assert_eq!(code(&xml, "brief.fodt"), "invalid-document");
        }
    }
}
