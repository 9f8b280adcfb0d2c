"""The locks of a submission, each by the kernel's own calls, with no external program.

    syscalls     system call numbers            kernel       libc through ctypes, errors that name the lock
    seccomp      which system calls are left    landlock     which files, signals and ports are left
    namespaces   a world of its own             privileges   user, capabilities, limits on resources
    readable     the libraries that stay readable
    confine      all of them, in order          nanny        watches one submission, and ends it with its descendants
    memory       what a tree of processes holds levels       which locks this host offers: A, C, or none
"""
