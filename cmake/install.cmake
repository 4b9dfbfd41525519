# What a C++ program needs to embed the engine: library, headers, packs, and the
# package file that find_package(citelight) reads. The command goes along.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS citelight_core EXPORT citelight_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS citelight RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/core/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${CITELIGHT_PACKS} DESTINATION ${CMAKE_INSTALL_DATADIR}/citelight/packs)
install(FILES LICENSE THIRD_PARTY_NOTICES.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(where ${CMAKE_INSTALL_LIBDIR}/cmake/citelight)
set(CITELIGHT_INSTALLED_PACKS ${CMAKE_INSTALL_DATADIR}/citelight/packs)
install(EXPORT citelight_targets NAMESPACE citelight:: FILE citelightTargets.cmake DESTINATION ${where})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/citelightConfig.cmake.in ${PROJECT_BINARY_DIR}/citelightConfig.cmake
  INSTALL_DESTINATION ${where} PATH_VARS CITELIGHT_INSTALLED_PACKS)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/citelightConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/citelightConfig.cmake ${PROJECT_BINARY_DIR}/citelightConfigVersion.cmake DESTINATION ${where})

# The same for who builds without CMake; its paths are relative to the file, so that a moved prefix still works.
file(RELATIVE_PATH CITELIGHT_PC_UP /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" CITELIGHT_PC_UP "${CITELIGHT_PC_UP}")
configure_file(${CMAKE_CURRENT_LIST_DIR}/citelight.pc.in ${PROJECT_BINARY_DIR}/citelight.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/citelight.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_SOURCE_DIR}/docs/citelight.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
