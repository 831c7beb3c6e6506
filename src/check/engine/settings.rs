//! What a checker was told: by which rules it judges, how grave they are, whose bodies it knows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::answer::Answer;
use crate::check::question::profile::Profile;
use crate::check::question::sector::Sector;
use crate::check::question::stage::Stage;
use crate::check::subject::Subject;
use crate::diagnostic::{Rule, Severity};
use crate::registry::Registry;

#[derive(Clone, Default)]
pub(super) struct Settings {
    pub(super) as_of: Option<NaiveDate>,
    pub(super) stage: Stage,
    pub(super) profile: Option<Profile>,
    pub(super) sector: Option<Sector>,
    pub(super) registry: Option<Arc<Registry>>,
    pub(super) silenced: BTreeSet<String>,
    pub(super) severities: BTreeMap<String, Severity>,
    pub(super) own: Vec<OwnRule>,
}

/// The test of a rule that the caller brings.
pub(super) type Test = dyn Fn(&Subject<'_>) -> Answer + Send + Sync;

/// A rule that the caller brings.
#[derive(Clone)]
pub(super) struct OwnRule {
    pub(super) rule: Rule,
    pub(super) test: Arc<Test>,
}
