# cmake -DBUILD=… -DSOURCE=… -DWORK=… -P run.cmake: installs BUILD into a folder of
# its own, builds the stranger's program against it, and runs it.
file(REMOVE_RECURSE ${WORK})
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH=${WORK}/prefix
  "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/embeds_citelight)

# The same program by pkg-config, from a prefix that was moved.
find_program(pkg_config pkg-config)
if(pkg_config)
  file(RENAME ${WORK}/prefix ${WORK}/moved)
  file(GLOB_RECURSE pc ${WORK}/moved/*/citelight.pc)
  get_filename_component(where ${pc} DIRECTORY)
  set(ENV{PKG_CONFIG_PATH} ${where})
  execute_process(COMMAND ${pkg_config} --variable=packsdir citelight OUTPUT_VARIABLE packs OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${pkg_config} --cflags --libs citelight OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(flags UNIX_COMMAND "${flags}")
  separate_arguments(own UNIX_COMMAND "${FLAGS}")
  run(${COMPILER} ${own} -std=c++20 -DCITELIGHT_PACKS="${packs}" ${SOURCE}/main.cpp -o ${WORK}/by_pkg_config ${flags})
  run(${WORK}/by_pkg_config)
endif()
