# How every target of Tenantry is compiled. One interface target, so that a rule is said once.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# While working, too: a warning that only CI takes for an error is met when it is too late. A package is built with whatever compiler a
# distribution has by then, and is not stopped by what that one warns of.
if(CMAKE_BUILD_TYPE STREQUAL "Debug" OR "$ENV{TENANTRY_WERROR}" STREQUAL "ON")
    set(tenantry_werror ON)
endif()
option(TENANTRY_WERROR "Warnings are errors" ${tenantry_werror})
set(TENANTRY_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()
find_program(MOLD mold)

add_library(tenantry_rules INTERFACE)
target_compile_options(tenantry_rules INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
    "$<$<BOOL:${TENANTRY_WERROR}>:-Werror>"
    "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")
target_compile_definitions(tenantry_rules INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_STRICT_ITERATORS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_UP_TO=0x060800
    TENANTRY_VERSION="${PROJECT_VERSION}")
target_include_directories(tenantry_rules INTERFACE "${CMAKE_SOURCE_DIR}/src")
if(MOLD)
    target_link_options(tenantry_rules INTERFACE -fuse-ld=mold)
endif()
if(TENANTRY_SANITIZE)
    target_compile_options(tenantry_rules INTERFACE -fsanitize=${TENANTRY_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(tenantry_rules INTERFACE -fsanitize=${TENANTRY_SANITIZE})
    if(TENANTRY_SANITIZE MATCHES thread) # what it adds hides from gcc 14 that an optional is set; the other presets go on asking
        target_compile_options(tenantry_rules INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()

# tenantry_core(NAME LIBS…): the static library of one folder of src/. What it may use is what it links:
# the layering of the design is a linker fact. Every .cpp and .h beside the CMakeLists.txt belongs to it.
function(tenantry_core name)
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    add_library(tenantry_${name} STATIC ${sources})
    set_target_properties(tenantry_${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(tenantry_${name} PUBLIC tenantry_rules ${ARGN})
endfunction()

# Tests marked EVERY_SERVER run once more on each older PostgreSQL that is installed beside the newest, which the others use:
# what may be written in SQL depends on the version.
file(GLOB installed_servers LIST_DIRECTORIES true "/usr/lib/postgresql/*/bin")
list(SORT installed_servers COMPARE NATURAL)
list(POP_BACK installed_servers)
if(NOT DEFINED TENANTRY_OLDER_SERVERS) # -D… chooses other folders
    set(TENANTRY_OLDER_SERVERS ${installed_servers})
endif()
set(older_servers "")
foreach(folder IN LISTS TENANTRY_OLDER_SERVERS)
    execute_process(COMMAND "${folder}/postgres" --version OUTPUT_VARIABLE version ERROR_QUIET)
    if(version MATCHES "\\) ([0-9]+)" AND CMAKE_MATCH_1 GREATER_EQUAL 15)
        list(APPEND older_servers "${CMAKE_MATCH_1}=${folder}")
    endif()
endforeach()
if(older_servers)
    message(STATUS "Tests of several PostgreSQL versions also run on: ${older_servers}")
else()
    message(STATUS "Tests of several PostgreSQL versions run on the newest only: no other is in /usr/lib/postgresql")
endif()

# tenantry_test(NAME LABEL unit|integration|ui|cli SOURCES … LIBS … [TIMEOUT seconds] [RESOURCE name] [EVERY_SERVER])
# A Qt Test executable test_NAME, run by ctest under its label; with EVERY_SERVER also as LABEL.NAME.pgVERSION.
function(tenantry_test name)
    cmake_parse_arguments(T "EVERY_SERVER" "LABEL;TIMEOUT;RESOURCE" "SOURCES;LIBS" ${ARGN})
    add_executable(test_${name} ${T_SOURCES})
    target_link_libraries(test_${name} PRIVATE tenantry_rules ${T_LIBS} Qt6::Test)
    target_include_directories(test_${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(test_${name} PRIVATE TENANTRY_SOURCE_DIR="${CMAKE_SOURCE_DIR}" TENANTRY_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    add_test(NAME ${T_LABEL}.${name} COMMAND test_${name})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    set(environment "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
    if(TENANTRY_SANITIZE)
        math(EXPR T_TIMEOUT "${T_TIMEOUT} * 4")
        list(APPEND environment "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0"
            "TSAN_OPTIONS=second_deadlock_stack=1:ignore_noninstrumented_modules=1:suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp:print_suppressions=0" "UBSAN_OPTIONS=print_stacktrace=1")
    endif()
    set_tests_properties(${T_LABEL}.${name} PROPERTIES LABELS "${T_LABEL}" TIMEOUT ${T_TIMEOUT} ENVIRONMENT "${environment}")
    set(tests ${T_LABEL}.${name})
    if(T_EVERY_SERVER)
        foreach(server IN LISTS older_servers)
            string(REGEX MATCH "^([0-9]+)=(.*)$" server "${server}")
            set(test "${T_LABEL}.${name}.pg${CMAKE_MATCH_1}")
            set(programs "${CMAKE_MATCH_2}")
            add_test(NAME ${test} COMMAND test_${name})
            set_tests_properties(${test} PROPERTIES LABELS "${T_LABEL}" TIMEOUT ${T_TIMEOUT} ENVIRONMENT "${environment};TENANTRY_PG_BINDIR=${programs}")
            list(APPEND tests ${test})
        endforeach()
    endif()
    if(T_RESOURCE)
        set_tests_properties(${tests} PROPERTIES RESOURCE_LOCK ${T_RESOURCE})
    endif()
endfunction()
