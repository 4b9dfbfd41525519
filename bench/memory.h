// What both benchmarks ask of the allocator.
#pragma once

#include <malloc.h>

// Memory once had is kept from round to round: what the kernel takes to give and clear pages (a tenth of it all, and most of a step
// where a vector outgrows the allocator's own room) is no matter of ours; and whether a call's last answer is given back and taken
// again changes with a build and even with the length of the environment.
inline void keep_memory() {
#ifdef M_MMAP_MAX
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);  // never: 16 MB of dates take more than the 2 GB that could be said
#endif
}
