# The Debian package, made by CPack (packaging/dev package).
include(GNUInstallDirs)
install(TARGETS tenantry tenantryctl RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
include(CPack)
