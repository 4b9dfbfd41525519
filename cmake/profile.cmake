# What has been counted of runs of ours (tools/profile.sh), for the compiler: options to compile and to link with. What is called
# `hot_count` times there may be merged with its callers up to `hint` of LLVM's instructions, as if the source called it inline.
function(citelight_profile source hot_count hint compile_options link_options)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  # By Debian's name, beside emsdk's Emscripten, or of any LLVM: a newer one reads it too.
  find_program(CITELIGHT_PROFDATA NAMES llvm-profdata-14 llvm-profdata HINTS ${EMSCRIPTEN_ROOT_PATH}/../bin NO_CMAKE_FIND_ROOT_PATH)
  if(NOT CITELIGHT_PROFDATA)
    message(WARNING "No llvm-profdata: the module is built without its profile, some 10 % slower.")
    return()
  endif()
  # By its content's name, so that another profile compiles all anew.
  file(MD5 ${source} hash)
  set(profile ${CMAKE_BINARY_DIR}/profile-${hash}.profdata)
  execute_process(COMMAND ${CITELIGHT_PROFDATA} merge ${source} -o ${profile} COMMAND_ERROR_IS_FATAL ANY)
  # A function that has changed since is compiled as if it had never been counted.
  set(${compile_options} -fprofile-instr-use=${profile} -Wno-profile-instr-unprofiled -Wno-profile-instr-out-of-date
    "SHELL:-mllvm -profile-summary-hot-count=${hot_count}" "SHELL:-mllvm -inlinehint-threshold=${hint}" PARENT_SCOPE)
  set(${link_options} -Wl,-mllvm,-profile-summary-hot-count=${hot_count} -Wl,-mllvm,-inlinehint-threshold=${hint} PARENT_SCOPE)
endfunction()
