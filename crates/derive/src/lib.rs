//! Derives how a record is read: by serde's own attributes, in less code.
//!
//! Where `#[derive(Deserialize)]` of serde writes a state machine for each record, `#[derive(Read)]` writes the names of the fields as a table and one
//! assignment for each; the reading itself is shared (`helder_model::Reader`). Writing stays with serde, and so do the attributes, so that a record
//! is described once. It knows what our records use: structs with `rename_all`, `deny_unknown_fields` (required: a misspelt field is always told)
//! and `default`; on fields `rename`, `default` and `default = "function"`; and enums of plain words with `rename_all`, `rename` and `alias`.
//! Anything else does not compile.
#![forbid(unsafe_code)]

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{Attribute, Data, DataEnum, DataStruct, DeriveInput, Error, Expr, Fields, LitStr, Type, parse_macro_input, parse_str};

/// See the crate.
#[proc_macro_derive(Read, attributes(serde))]
pub fn read(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let written = match &input.data {
        Data::Struct(data) => record(&input, data),
        Data::Enum(data) => words(&input, data),
        Data::Union(_) => Err(Error::new_spanned(&input.ident, "a union is no record")),
    };
    written.unwrap_or_else(|error| error.to_compile_error()).into()
}

/// What stands in `#[serde(…)]`.
#[derive(Default)]
struct Said {
    rename_all: Option<String>,
    deny_unknown_fields: bool,
    rename: Option<String>,
    aliases: Vec<String>,
    default: Option<Tokens>,
}

fn said(attributes: &[Attribute]) -> Result<Said, Error> {
    let mut said = Said::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            let text = || Ok::<_, Error>(meta.value()?.parse::<LitStr>()?.value());
            let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            match name.as_str() {
                "rename_all" => said.rename_all = Some(text()?),
                "deny_unknown_fields" => said.deny_unknown_fields = true,
                "rename" => said.rename = Some(text()?),
                "alias" => said.aliases.push(text()?),
                "default" if meta.input.peek(syn::Token![=]) => {
                    let function: Expr = parse_str(&text()?)?;
                    said.default = Some(quote!(#function()));
                }
                "default" => said.default = Some(quote!(::core::default::Default::default())),
                // For writing only.
                "skip_serializing_if" => drop(text()?),
                _ => return Err(meta.error("not known to this derive")),
            }
            Ok(())
        })?;
    }
    Ok(said)
}

/// `days_late` or `DaysLate` in the style asked for.
fn styled(name: &str, style: Option<&str>) -> String {
    let mut words: Vec<String> = Vec::new();
    for part in name.split('_') {
        for c in part.chars() {
            match words.last_mut() {
                Some(word) if !c.is_uppercase() && !word.is_empty() => word.push(c),
                _ => words.push(c.to_string()),
            }
        }
        words.push(String::new());
    }
    words.retain(|word| !word.is_empty());
    let lower = || words.iter().map(|word| word.to_lowercase());
    match style {
        Some("kebab-case") => lower().collect::<Vec<_>>().join("-"),
        Some("lowercase") => name.to_lowercase(),
        Some("camelCase") => lower().enumerate().map(|(i, word)| if i == 0 { word } else { capital(&word) }).collect(),
        _ => name.to_owned(),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn is_option(kind: &Type) -> bool {
    matches!(kind, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option"))
}

fn record(input: &DeriveInput, data: &DataStruct) -> Result<Tokens, Error> {
    let whole = said(&input.attrs)?;
    let Fields::Named(fields) = &data.fields else {
        return Err(Error::new_spanned(&input.ident, "a record has named fields"));
    };
    if !whole.deny_unknown_fields {
        return Err(Error::new_spanned(&input.ident, "a record refuses what it does not know: `deny_unknown_fields`"));
    }
    if fields.named.len() > 64 {
        return Err(Error::new_spanned(&input.ident, "at most 64 fields"));
    }
    let (mut names, mut blanks, mut sets, mut required) = (Vec::new(), Vec::new(), Vec::new(), 0_u64);
    for (i, field) in fields.named.iter().enumerate() {
        let own = said(&field.attrs)?;
        let Some(ident) = &field.ident else { continue };
        names.push(own.rename.unwrap_or_else(|| styled(&ident.to_string(), whole.rename_all.as_deref())));
        // `null` for what may be left out is as if it were.
        let optional = !is_option(&field.ty) && (whole.default.is_some() || own.default.is_some());
        sets.push(if optional {
            quote!(#i => reader.given(&mut record.#ident)?,)
        } else {
            quote!(#i => record.#ident = ::helder_model::Read::read(reader)?,)
        });
        match own.default {
            Some(default) => blanks.push(quote!(#ident: #default,)),
            None if is_option(&field.ty) => blanks.push(quote!(#ident: ::core::option::Option::None,)),
            None => {
                required |= 1 << i;
                blanks.push(quote!(#ident: ::helder_model::Read::blank(),));
            }
        }
    }
    let name = &input.ident;
    let blank = if let Some(default) = &whole.default {
        required = 0;
        default.clone()
    } else {
        quote!(Self { #(#blanks)* })
    };
    Ok(quote! {
        impl ::helder_model::Read for #name {
            fn read(reader: &mut ::helder_model::Reader<'_>) -> ::core::result::Result<Self, ::helder_model::Fault> {
                let mut record = <Self as ::helder_model::Read>::blank();
                reader.fields(&[#(#names),*], #required, &mut |field, reader| {
                    match field {
                        #(#sets)*
                        _ => {}
                    }
                    Ok(())
                })?;
                Ok(record)
            }

            fn blank() -> Self {
                #blank
            }
        }
    })
}

fn words(input: &DeriveInput, data: &DataEnum) -> Result<Tokens, Error> {
    let whole = said(&input.attrs)?;
    let (mut names, mut variants) = (Vec::new(), Vec::new());
    let (mut aliases, mut aliased) = (Vec::new(), Vec::new());
    for variant in &data.variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new_spanned(variant, "a word carries no fields"));
        }
        let own = said(&variant.attrs)?;
        let ident = &variant.ident;
        names.push(own.rename.unwrap_or_else(|| styled(&ident.to_string(), whole.rename_all.as_deref())));
        variants.push(quote!(Self::#ident));
        for alias in own.aliases {
            aliases.push(alias);
            aliased.push(quote!(Self::#ident));
        }
    }
    let name = &input.ident;
    let Some(first) = variants.first() else {
        return Err(Error::new_spanned(name, "a vocabulary has words"));
    };
    Ok(quote! {
        impl ::helder_model::Read for #name {
            fn read(reader: &mut ::helder_model::Reader<'_>) -> ::core::result::Result<Self, ::helder_model::Fault> {
                let word = reader.word(&[#(#names),*], &[#(#aliases),*])?;
                Ok([#(#variants,)* #(#aliased,)*].into_iter().nth(word).unwrap_or(#first))
            }

            fn blank() -> Self {
                #first
            }
        }
    })
}
