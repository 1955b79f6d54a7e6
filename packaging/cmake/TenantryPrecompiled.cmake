# Qt's headers draw in most of the standard library: two thirds of what it costs to compile an average file of ours. They are compiled
# once, for every target: on two cores that is the difference between an hour and a coffee. No header of our own is in it, so that nothing
# here is ever a reason to compile everything again, and no header of Widgets or Gui: the core must not see them.
option(TENANTRY_PRECOMPILED "Compile the headers that everything includes once" ON)
if(NOT TENANTRY_PRECOMPILED)
    return()
endif()

file(WRITE "${CMAKE_BINARY_DIR}/precompiled.cpp" "// Its headers are what it is for.\n")
set(tenantry_precompiled_headers
    <algorithm> <chrono> <expected> <functional> <memory> <mutex> <optional> <ranges> <stop_token> <string> <thread> <vector>
    <QByteArray> <QCoreApplication> <QDateTime> <QFuture> <QHash> <QJsonArray> <QJsonObject> <QList> <QLocale> <QObject> <QPromise> <QString>
    <QStringList> <QThreadPool> <QTimer> <QVariant>)
function(tenantry_add_precompiled name)
    cmake_parse_arguments(P "" "" "OPTIONS" ${ARGN})
    add_library(${name} OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${name} PRIVATE tenantry_rules Qt6::Core)
    target_compile_options(${name} PRIVATE ${P_OPTIONS})
    target_precompile_headers(${name} PRIVATE ${tenantry_precompiled_headers})
endfunction()
tenantry_add_precompiled(tenantry_precompiled)
# What a test does itself takes no time; optimising it takes more than all of the rest. (<QTest> is another header in every test: its folder is in it.)
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(tenantry_test_options -O0)
endif()
tenantry_add_precompiled(tenantry_precompiled_tests OPTIONS ${tenantry_test_options})

# Every target below `folder` that is compiled by our rules.
function(tenantry_use_precompiled folder)
    get_property(targets DIRECTORY "${folder}" PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
        get_target_property(type ${target} TYPE)
        get_target_property(libraries ${target} LINK_LIBRARIES)
        if(type STREQUAL "EXECUTABLE" AND target MATCHES "^test_")
            target_precompile_headers(${target} REUSE_FROM tenantry_precompiled_tests)
            target_compile_options(${target} PRIVATE ${tenantry_test_options})
            # Mostly empty, and then sooner read than the headers.
            get_target_property(binary ${target} BINARY_DIR)
            set_source_files_properties("${binary}/${target}_autogen/mocs_compilation.cpp" TARGET_DIRECTORY ${target} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        elseif(type MATCHES "^(STATIC_LIBRARY|EXECUTABLE)$" AND libraries MATCHES "tenantry_")
            target_precompile_headers(${target} REUSE_FROM tenantry_precompiled)
        endif()
    endforeach()
    get_property(folders DIRECTORY "${folder}" PROPERTY SUBDIRECTORIES)
    foreach(each IN LISTS folders)
        tenantry_use_precompiled("${each}")
    endforeach()
endfunction()
cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL tenantry_use_precompiled "${CMAKE_SOURCE_DIR}")
