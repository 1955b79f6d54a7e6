# What is installed, and the Debian package that CPack makes of it (packaging/dev package).
include(GNUInstallDirs)

install(TARGETS tenantry tenantryctl RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")

set(packaging "${CMAKE_SOURCE_DIR}/packaging")
install(FILES "${packaging}/desktop/tenantry.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${packaging}/desktop/org.tenantry.Tenantry.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/tenantry.svg" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
install(FILES "${packaging}/completion/tenantryctl" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${packaging}/debian/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# Manual pages and the changelog are installed compressed, the same bytes each time (-n: no name, no time).
find_program(GZIP gzip REQUIRED)
set(compressed)
foreach(pair IN ITEMS "man/tenantry.1|${CMAKE_INSTALL_MANDIR}/man1" "man/tenantryctl.1|${CMAKE_INSTALL_MANDIR}/man1"
                      "debian/changelog|${CMAKE_INSTALL_DOCDIR}")
    string(REPLACE "|" ";" pair "${pair}")
    list(GET pair 0 source)
    list(GET pair 1 destination)
    get_filename_component(name "${source}" NAME)
    set(out "${CMAKE_BINARY_DIR}/packaging/${name}.gz")
    add_custom_command(OUTPUT "${out}" COMMAND "${GZIP}" -9nc "${packaging}/${source}" > "${out}"
                       DEPENDS "${packaging}/${source}" VERBATIM)
    list(APPEND compressed "${out}")
    install(FILES "${out}" DESTINATION "${destination}")
endforeach()
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/packaging")
add_custom_target(tenantry_package_files ALL DEPENDS ${compressed})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tenantry)
set(CPACK_PACKAGE_VENDOR "Tenantry")
set(CPACK_PACKAGE_CONTACT "The Tenantry contributors <tenantry@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "panel and command line for database-per-tenant systems")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Tenantry is for the people who run a product in which every customer has a
PostgreSQL database of their own: it provisions tenants, keeps a registry of
them with sealed credentials, and records what was done and by whom.
This package holds the desktop panel (tenantry) and the command line
(tenantryctl), in English and Spanish.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded at run time, so dpkg-shlibdeps does not see them: AES-GCM and RSA (QCA's OpenSSL plugin), SQLite and SVG for Qt.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqca-qt6-plugins, libqt6sql6-sqlite, libqt6svg6, libsecret-1-0")
# The local server needs PostgreSQL's programs; registries elsewhere do not.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "postgresql (>= 15), fonts-inter, qt6-wayland, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bash-completion")
include(CPack)
