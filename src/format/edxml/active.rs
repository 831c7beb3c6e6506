//! Files that do something where they are opened, by their extensions.

/// What a file does where it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Active {
    /// A program, a script, an installer, a setting that takes effect.
    Program,
    /// It leads to another file or to the net.
    Shortcut,
    /// A document of an office program that may hold macros, or that loads such.
    Macros,
    /// A page or a drawing that may hold scripts.
    Page,
    /// A disk, whose files come without the mark of where they are from.
    Disk,
}

/// The extensions of each sort, in small letters and in their order, row by row.
///
/// Archives (`zip`, `rar`, `7z`) and the old letters and tables of Word and Excel (`doc`, `xls`), which may hold
/// macros, too, are what offices send every day, and are not among them.
#[rustfmt::skip]
const EXTENSIONS: [(Active, &[&str]); 7] = [
    // Windows runs them, or takes them for settings of its own.
    (Active::Program, &[
        "accda", "accdb", "accde", "accdr", "ade", "adp", "app", "appinstaller", "application", "appref-ms", "appx",
        "appxbundle", "bas", "bat", "bgi", "cab", "cer", "chm", "cmd", "cnt", "com", "cpl", "crt", "der", "diagcab",
        "diagcfg", "diagpkg", "dll", "drv", "exe", "fxp", "gadget", "grp", "hlp", "hpj", "hta", "inf", "ins", "isp",
        "its", "job", "mad", "maf", "mda", "mdb", "mde", "mdt", "mdw", "mdz", "msc", "msdt", "msi", "msix",
        "msixbundle", "msp", "mst", "msu", "ocx", "ops", "osd", "pcd", "pif", "plg", "prf", "prg", "printerexport",
        "pst", "reg", "scr", "settingcontent-ms", "shb", "shs", "sys", "theme", "themepack", "tmp", "vsmacros", "vsw",
        "vxd", "webpnp", "xbap", "xnk",
    ]),
    // Hosts of scripts do.
    (Active::Program, &[
        "ahk", "au3", "bash", "cdxml", "cjs", "class", "csh", "jar", "jnlp", "js", "jse", "ksh", "lua", "mjs", "msh",
        "msh1", "msh1xml", "msh2", "msh2xml", "mshxml", "php", "pl", "ps1", "ps1xml", "ps2", "ps2xml", "psc1", "psc2",
        "psd1", "psdm1", "psm1", "py", "pyc", "pyo", "pyw", "pyz", "pyzw", "rb", "sct", "sh", "tcsh", "vb", "vbe",
        "vbp", "vbs", "ws", "wsb", "wsc", "wsf", "wsh", "zsh",
    ]),
    // Other systems do.
    (Active::Program, &[
        "aab", "action", "apk", "appimage", "applescript", "command", "deb", "dylib", "elf", "flatpakref", "ipa",
        "mobileconfig", "mpkg", "pkg", "rpm", "run", "scpt", "scptd", "snap", "so", "workflow", "xapk",
    ]),
    (Active::Shortcut, &[
        "asx", "desktop", "dqy", "glk", "inetloc", "iqy", "library-ms", "lnk", "mag", "mam", "maq", "mar", "mas",
        "mat", "mau", "mav", "maw", "mcf", "oqy", "rdp", "rqy", "scf", "search-ms", "searchconnector-ms", "url",
        "webloc", "website",
    ]),
    (Active::Macros, &[
        "docm", "dot", "dotm", "odb", "one", "onepkg", "onetoc2", "otm", "potm", "ppa", "ppam", "ppsm", "pptm", "pub",
        "sldm", "slk", "vsdm", "vssm", "vstm", "wbk", "wll", "xla", "xlam", "xll", "xlm", "xlsb", "xlsm", "xltm",
        "xlw",
    ]),
    (Active::Page, &[
        "asp", "aspx", "htc", "htm", "html", "hxs", "jsp", "mht", "mhtml", "shtml", "svg", "svgz", "swf", "xaml",
        "xht", "xhtm", "xhtml", "xsl", "xslt",
    ]),
    (Active::Disk, &[
        "cue", "dmg", "img", "iso", "mdf", "nrg", "sparseimage", "udf", "vdi", "vhd", "vhdx", "vmdk", "wim",
    ]),
];

/// What a file of an extension does, in any letters.
pub(super) fn active(extension: &str) -> Option<Active> {
    let wanted = extension.to_lowercase();
    let row = EXTENSIONS.iter().find(|(_, all)| all.contains(&wanted.as_str()));
    row.map(|(active, _)| *active)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_extension_stands_twice_and_letters_are_office_files() {
        let all: Vec<&str> = EXTENSIONS.iter().flat_map(|(_, all)| all.iter().copied()).collect();
        let distinct: std::collections::HashSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert!(all.iter().all(|extension| *extension == extension.to_lowercase()));
        for (sort, row) in EXTENSIONS {
            assert!(row.is_sorted(), "{sort:?}: {row:?}");
        }
        for plain in [
            "pdf", "doc", "docx", "xls", "xlsx", "pptx", "odt", "txt", "jpg", "zip", "rar", "xml", "edxml",
        ] {
            assert_eq!(active(plain), None, "{plain}");
        }
        assert_eq!(active("DocM"), Some(Active::Macros));
        for program in ["wsb", "crt", "cer", "der", "pst", "tmp", "cjs"] {
            assert_eq!(active(program), Some(Active::Program), "{program}");
        }
        assert_eq!(
            (active("dot"), active("xhtm")),
            (Some(Active::Macros), Some(Active::Page))
        );
    }
}
