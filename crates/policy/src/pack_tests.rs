//! The tests that a pack brings along.

use helder_model::Error;

use crate::evaluate::judge;
use crate::facts::Facts;
use crate::file::refused;
use crate::pack::PolicyPack;

/// A pack's own test that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFailure {
    /// The place of the test among the pack's tests.
    pub index: usize,
    /// The test's name.
    pub test: String,
    /// What was expected, and what came out.
    pub message: String,
}

impl PolicyPack {
    /// Runs the tests that the pack brings along, on the day it names. Empty: all of them hold.
    #[must_use]
    pub fn run_tests(&self) -> Vec<PackFailure> {
        let Some(today) = self.head.tests_on else { return Vec::new() };
        let mut failures = Vec::new();
        for (index, test) in self.tests.iter().enumerate() {
            let mut facts = Facts::new();
            for (fact, value) in &test.facts.0 {
                facts.set(*fact, *value);
            }
            let decision = judge(self, facts, today);
            let mut fail = |message: String| failures.push(PackFailure { index, test: test.name.to_string(), message });
            let steps: Vec<&str> = decision.steps().map(|(step, ..)| step).collect();
            let by = |step: &str| decision.blocked().find(|(blocked, _)| *blocked == step).map(|(_, by)| by);
            if test.posture.is_some_and(|posture| posture != decision.posture()) {
                let evidence: Vec<&str> = decision.evidence().map(|row| &*row.id).collect();
                fail(format!("posture: expected {:?}, found {:?} ({evidence:?})", test.posture, decision.posture()));
            }
            if test.first.as_deref().is_some_and(|first| Some(&first) != steps.first()) {
                fail(format!("first step: expected {:?}, found {steps:?}", test.first.as_deref().unwrap_or_default()));
            }
            for step in test.has.iter().filter(|step| !steps.contains(&&***step)) {
                fail(format!("expected {step} among {steps:?}; blocked by {:?}", by(step)));
            }
            for step in test.never.iter().filter(|step| steps.contains(&&***step)) {
                fail(format!("{step} must not be among {steps:?}"));
            }
            for (step, guardrail) in &test.blocked.0 {
                if by(step) != Some(&**guardrail) {
                    fail(format!("{step} should be blocked by {guardrail}, found {:?}", by(step)));
                }
            }
        }
        failures
    }

    /// Reads and checks a pack, and accepts it only when its own tests hold.
    ///
    /// # Errors
    /// As [`PolicyPack::parse`]; `invalid-policy` at the id of one of our packs; `policy-test-failed` at the first test that does not hold.
    pub fn accept(text: &str) -> Result<Self, Error> {
        let pack = Self::parse(text)?;
        if pack.takes_our_name() {
            let message = format!("`{}` is a pack that ships with Helder: give yours a name of its own, and extend it", pack.id());
            return Err(refused("pack.id", &message));
        }
        match pack.run_tests().into_iter().next() {
            Some(failed) => {
                Err(Error::new("policy-test-failed", format!("test[{}]", failed.index), format!("{}: {}", failed.test, failed.message)))
            }
            None => Ok(pack),
        }
    }

    /// How many tests the pack brings along.
    #[must_use]
    pub fn test_count(&self) -> usize {
        self.tests.len()
    }
}
