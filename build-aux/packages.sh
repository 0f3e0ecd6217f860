# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by the scripts beside it: which Debian packages what needs, and how a
# missing one is installed.

build_packages=(
  gcc libc6-dev meson ninja-build pkg-config gettext python3
  libglib2.0-dev libglib2.0-dev-bin libgdk-pixbuf-2.0-dev libgtk-4-dev libadwaita-1-dev librsvg2-dev
  libsecret-1-dev libcurl4-openssl-dev libssl-dev libjson-glib-dev
  libsqlite3-dev libsoup-3.0-dev
)

# What the program needs to run besides its libraries: icons, settings, TLS for
# the practice exchange, certificates of the world.
run_packages=(
  adwaita-icon-theme librsvg2-common gsettings-desktop-schemas dconf-gsettings-backend
  glib-networking ca-certificates fonts-cantarell
)

# A desktop session without a desktop, and somebody who uses the window in it.
session_packages=(
  xvfb xauth dbus dbus-x11 at-spi2-core gnome-keyring libsecret-tools procps
  openssl python3-gi gir1.2-atspi-2.0 gir1.2-glib-2.0 imagemagick x11-utils xclip xdotool locales
  fonts-dejavu-core fonts-noto-core fonts-droid-fallback
)

# What checks the files that desktops and systemd read, what opens the pages that we write, and what
# reads the source with a critical eye.
test_packages=(
  keepassxc xdg-desktop-portal desktop-file-utils appstream chromium
  poppler-utils cppcheck systemd python3-polib
)

# KWallet, as the Debian at hand has it.
case $(cat /etc/debian_version 2>/dev/null) in
  12*) test_packages+=(libkf5wallet-bin libqca-qt5-2-plugins) ;;
  *) test_packages+=(kwallet6 libqca-qt6-plugins) ;;
esac

# What Bitting is measured beside.
bench_packages=(curl openssl seahorse keepassxc gnome-text-editor secrets)

# What makes up input for our parsers.
fuzz_packages=(clang libclang-rt-dev)

# What counts the lines that tests reach.
coverage_packages=(gcovr llvm)

# What makes a Debian package and a Debian to try it in.
package_packages=(build-essential debhelper fakeroot lintian mmdebstrap)

missing_packages ()
{
  local package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
  done
}

# install_packages PACKAGE...: installs those that are missing, and says so first.
install_packages ()
{
  local missing as_root=()
  command -v dpkg-query >/dev/null || {
    echo "This is no Debian system: install what README.md lists, then run meson yourself." >&2
    return 1
  }
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      echo "That needs root. As root: apt-get install ${missing[*]}" >&2
      return 1
    }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# install_client FOLDER: puts the client library of tests/client there, as its lock file has
# it. A npm that is there already is used; Debian's own brings some hundred packages along.
install_client ()
{
  local folder=$1 source=tests/client
  command -v npm >/dev/null || install_packages nodejs npm || return 1
  cmp -s "$source/package-lock.json" "$folder/package-lock.json" && [ -d "$folder/node_modules" ] && return 0

  echo "Installing the packages of $source from npm in $folder"
  rm -rf "$folder" && mkdir -p "$folder" && cp "$source"/package*.json "$folder" &&
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --silent) && return 0

  # Half of it is none of it.
  rm -rf "$folder"
  return 1
}

# configure_build FOLDER [OPTION]...: sets up a build folder, or brings it up to date.
configure_build ()
{
  local folder=$1
  shift
  if [ -f "$folder/build.ninja" ]; then
    [ $# -eq 0 ] || meson configure "$folder" "$@"
  else
    echo "Configuring in $folder"
    meson setup "$folder" "$@" >/dev/null || { cat "$folder/meson-logs/meson-log.txt" >&2; return 1; }
  fi
}

# build FOLDER: compiles; what the compiler says is shown only where it failed.
build ()
{
  echo "Building in $1"
  ninja -C "$1" >"$1/build.log" 2>&1 || { grep -v '^\[' "$1/build.log" >&2; return 1; }
}
