//! How much is read, so that hostile input costs no more than honest input.

/// Limits on what a verifier takes.
///
/// ```
/// use congvan::dsig::Limits;
///
/// assert_eq!(Limits::default().references(8).references, 8);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The deepest nesting of elements; 64 unless set.
    pub xml_depth: usize,
    /// The most attributes of one element, declarations of namespaces with them; 32
    /// unless set.
    pub xml_attributes: usize,
    /// The most elements, texts, comments and instructions; 1 million unless set.
    pub xml_nodes: usize,
    /// The most signatures that are looked at; 16 unless set.
    pub signatures: usize,
    /// The most references of one signature; 32 unless set.
    pub references: usize,
    /// The most transforms of one reference; 4 unless set.
    pub transforms: usize,
    /// The most prefixes that one canonical form lists as inclusive; 64 unless set.
    pub prefixes: usize,
    /// The most certificates of one signature; 8 unless set.
    pub certificates: usize,
    /// The longest RSA key in bits; 8192 unless set, which is the most.
    pub rsa_bits: usize,
    /// How many bytes the references of all signatures may select together; 64 MiB unless
    /// set, or four times the file where that is more. Each node and each declaration of a
    /// namespace that is looked at for them counts as one more.
    pub selected_bytes: usize,
}

/// What references may select of a file that is not long.
const SELECTED: usize = 64 * 1024 * 1024;

impl Limits {
    /// How many bytes references may select in a file of a length.
    pub(super) fn selected(&self, length: usize) -> usize {
        match self.selected_bytes {
            SELECTED => length.saturating_mul(4).max(SELECTED),
            set => set,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            xml_depth: 64,
            xml_attributes: 32,
            xml_nodes: 1_000_000,
            signatures: 16,
            references: 32,
            transforms: 4,
            prefixes: 64,
            certificates: 8,
            rsa_bits: 8192,
            selected_bytes: SELECTED,
        }
    }
}

macro_rules! setters {
    ($($(#[$meta:meta])* $name:ident;)*) => {
        impl Limits {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $name(mut self, $name: usize) -> Self {
                    self.$name = $name;
                    self
                }
            )*
        }
    };
}

setters! {
    /// Sets the deepest nesting of elements.
    xml_depth;
    /// Sets the most attributes of one element.
    xml_attributes;
    /// Sets the most nodes.
    xml_nodes;
    /// Sets the most signatures.
    signatures;
    /// Sets the most references of one signature.
    references;
    /// Sets the most transforms of one reference.
    transforms;
    /// Sets the most inclusive prefixes of one canonical form.
    prefixes;
    /// Sets the most certificates of one signature.
    certificates;
    /// Sets the longest RSA key in bits.
    rsa_bits;
    /// Sets how many bytes all references of one signature may select together.
    selected_bytes;
}
