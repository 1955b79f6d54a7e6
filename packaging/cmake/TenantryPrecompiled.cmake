# Qt's headers draw in most of the standard library: two thirds of what it costs to compile an average file of ours. They are compiled
# once, for every target: on two cores that is the difference between an hour and a coffee. No header of our own is in it, so that nothing
# here is ever a reason to compile everything again, and no header of Widgets or Gui: the core must not see them.
option(TENANTRY_PRECOMPILED "Compile the headers that everything includes once" ON)
if(NOT TENANTRY_PRECOMPILED)
    return()
endif()

file(WRITE "${CMAKE_BINARY_DIR}/precompiled.cpp" "// Its headers are what it is for.\n")
add_library(tenantry_precompiled OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
set_target_properties(tenantry_precompiled PROPERTIES AUTOMOC OFF AUTORCC OFF)
target_link_libraries(tenantry_precompiled PRIVATE tenantry_rules Qt6::Core)
target_precompile_headers(tenantry_precompiled PRIVATE
    <algorithm> <chrono> <expected> <functional> <memory> <mutex> <optional> <ranges> <stop_token> <string> <thread> <vector>
    <QByteArray> <QCoreApplication> <QDateTime> <QFuture> <QHash> <QJsonArray> <QJsonObject> <QList> <QLocale> <QObject> <QPromise> <QString>
    <QStringList> <QThreadPool> <QTimer> <QVariant>)

# Every target below `folder` that is compiled by our rules.
function(tenantry_use_precompiled folder)
    get_property(targets DIRECTORY "${folder}" PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
        get_target_property(type ${target} TYPE)
        get_target_property(libraries ${target} LINK_LIBRARIES)
        if(type MATCHES "^(STATIC_LIBRARY|EXECUTABLE)$" AND libraries MATCHES "tenantry_")
            target_precompile_headers(${target} REUSE_FROM tenantry_precompiled)
        endif()
    endforeach()
    get_property(folders DIRECTORY "${folder}" PROPERTY SUBDIRECTORIES)
    foreach(each IN LISTS folders)
        tenantry_use_precompiled("${each}")
    endforeach()
endfunction()
cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL tenantry_use_precompiled "${CMAKE_SOURCE_DIR}")
