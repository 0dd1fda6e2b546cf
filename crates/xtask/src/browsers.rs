//! Finding a browser for the tests, or getting one.

use crate::shell::{Outcome, step};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the tests find their browsers; a name of one's own goes in `HELDER_CHROMIUM` or `HELDER_FIREFOX`.
#[derive(Debug, Default)]
pub(crate) struct Browsers {
    pub(crate) chromium: Option<PathBuf>,
    pub(crate) firefox: Option<PathBuf>,
}

/// The browsers of this machine; Chromium is installed with apt on Debian as root when there is none.
pub(crate) fn find() -> Result<Browsers, String> {
    let mut browsers = look();
    if browsers.chromium.is_none() && can_install() {
        step("apt-get update", Command::new("apt-get").args(["-qq", "update"]))?;
        install(&["chromium"])?;
        // The second browser is welcome and not needed.
        if look().firefox.is_none() && install(&["firefox-esr"]).is_err() {
            println!("    Firefox could not be installed; the tests go on with Chromium alone");
        }
        browsers = look();
    }
    if browsers.chromium.is_none() && browsers.firefox.is_none() {
        return Err("the browser test needs Chromium or Firefox. Install one (Debian, Ubuntu: `sudo apt-get install chromium`; macOS: `brew install --cask chromium`), \
            or name it: HELDER_CHROMIUM=/path/to/chromium cargo xtask test"
            .to_owned());
    }
    Ok(browsers)
}

fn look() -> Browsers {
    let chromium = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
    let chromium_paths =
        ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];
    let firefox = ["firefox-esr", "firefox"];
    let firefox_paths = ["/Applications/Firefox.app/Contents/MacOS/firefox"];
    Browsers {
        chromium: named("HELDER_CHROMIUM").or_else(|| on_path(&chromium, &chromium_paths)),
        firefox: named("HELDER_FIREFOX").or_else(|| on_path(&firefox, &firefox_paths)),
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from)
}

fn on_path(names: &[&str], paths: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let found = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file());
    found.or_else(|| paths.iter().map(PathBuf::from).find(|file| file.is_file()))
}

fn can_install() -> bool {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    root && Path::new("/usr/bin/apt-get").is_file()
}

fn install(packages: &[&str]) -> Outcome {
    let mut command = Command::new("apt-get");
    command
        .args(["-qq", "install", "--yes", "--no-install-recommends"])
        .args(packages)
        .args(["fonts-liberation", "fonts-noto-color-emoji"]);
    step(&format!("apt-get install {}", packages.join(" ")), command.env("DEBIAN_FRONTEND", "noninteractive"))
}
