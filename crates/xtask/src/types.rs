//! The TypeScript types of the npm package and the JSON Schema of the account, from the Rust wire types.

use crate::shell::{Outcome, root};
use std::collections::BTreeMap;
use std::fs;
use ts_rs::{Config, TS, TypeVisitor};

/// A file and what makes it.
type Made = (&'static str, fn() -> String);

const FILES: [Made; 2] = [("js/src/types.ts", generate), ("js/schemas/account.schema.json", schema)];

/// Writes the files.
pub(crate) fn write() -> Outcome {
    for (name, made) in FILES {
        let file = root().join(name);
        fs::create_dir_all(file.parent().unwrap_or(&file)).map_err(|error| format!("{}: {error}", file.display()))?;
        fs::write(&file, made()).map_err(|error| format!("{}: {error}", file.display()))?;
        println!("{name} is written");
    }
    Ok(())
}

/// Fails when a committed file is not what the Rust types say.
pub(crate) fn check() -> Outcome {
    for (name, made) in FILES {
        let file = root().join(name);
        let committed = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        if committed.replace("\r\n", "\n") != made() {
            return Err(format!("{name} is out of date; run `cargo xtask types` and commit it"));
        }
        println!("==> {name} is up to date");
    }
    Ok(())
}

/// The JSON Schema of the account, for records that come from elsewhere.
fn schema() -> String {
    let schema = schemars::schema_for!(helder_model::Account);
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text + "\n"
}

fn generate() -> String {
    let config = Config::new().with_large_int("number");
    let mut all = Collect { config: &config, found: BTreeMap::new() };
    // What goes in and what comes out; the rest follows from these.
    all.visit::<helder_letter::LetterOptions>();
    all.visit::<helder_letter::formulas::FormulaCounts>();
    all.visit::<helder_letter::formulas::Formulas>();
    all.visit::<helder_letter::LetterReport>();
    all.visit::<helder_model::Account>();
    all.visit::<helder_policy::AdviceOptions>();
    all.visit::<helder_policy::Advice>();
    all.visit::<helder_draft::DraftOptions>();
    all.visit::<helder_draft::Draft>();
    all.visit::<helder_desk::CheckOptions>();
    all.visit::<helder_desk::PolicyReport>();
    all.visit::<helder_desk::SimulateRequest>();
    all.visit::<helder_desk::Simulation>();
    all.visit::<helder_law::CostsRequest>();
    all.visit::<helder_law::Costs>();
    all.visit::<helder_law::InterestRequest>();
    all.visit::<helder_law::Interest>();
    all.visit::<helder_law::NoticeRequest>();
    all.visit::<helder_law::Notice>();
    all.visit::<helder_law::BalanceRequest>();
    all.visit::<helder_law::Balance>();
    all.visit::<helder_plan::PlanRequest>();
    all.visit::<helder_plan::PaymentPlan>();
    all.visit::<helder_plan::PlansRequest>();
    all.visit::<helder_plan::PaymentPlans>();
    all.visit::<helder_plan::RepairRequest>();
    all.visit::<helder_plan::Repairs>();
    all.visit::<helder_model::Error>();
    let head = "// Written by `cargo xtask types` from the Rust wire types. Do not edit: change the Rust type and run it again.\n";
    all.found.values().fold(head.to_owned(), |text, declaration| format!("{text}\n{declaration}"))
}

struct Collect<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Collect<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Numbers, texts, lists and options have no declaration of their own.
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}\n", T::decl(self.config));
            if let Some(known) = self.found.get(&name) {
                // Two rooms may not give one name to two things: the package has one list of names.
                assert_eq!(*known, declaration, "two types are called {name}");
                return;
            }
            self.found.insert(name, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
