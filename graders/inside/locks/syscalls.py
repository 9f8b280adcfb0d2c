"""System call numbers, by machine. Names that a machine does not have are missing there."""

from __future__ import annotations

import platform

# What a submission may call as it likes; everything else is refused or looked at more closely (seccomp.py).
_HARMLESS = """
read write close lseek pread64 pwrite64 readv writev preadv pwritev preadv2 pwritev2 open openat creat stat fstat
lstat newfstatat statx access faccessat faccessat2 readlink readlinkat getdents getdents64 getcwd chdir fchdir
rename renameat renameat2 mkdir mkdirat rmdir unlink unlinkat link linkat symlink symlinkat truncate ftruncate
fallocate fsync fdatasync flock dup dup2 dup3 pipe pipe2 umask statfs fstatfs fadvise64 readahead sendfile
copy_file_range mmap munmap mprotect mremap madvise brk msync membarrier get_mempolicy fork vfork exit exit_group
wait4 waitid getpid getppid gettid getuid geteuid getgid getegid getresuid getresgid getgroups getpgid getpgrp
getsid setsid setpgid set_tid_address set_robust_list get_robust_list rseq arch_prctl getrlimit setrlimit getrusage
times sysinfo uname capget getcpu sched_yield sched_getaffinity sched_getscheduler sched_getparam
sched_get_priority_max sched_get_priority_min getpriority rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending
rt_sigtimedwait rt_sigsuspend sigaltstack pause alarm setitimer getitimer restart_syscall nanosleep clock_nanosleep
clock_gettime clock_getres gettimeofday time timer_create timer_settime timer_gettime timer_getoverrun timer_delete
timerfd_create timerfd_settime timerfd_gettime futex poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl
epoll_wait epoll_pwait epoll_pwait2 eventfd eventfd2 signalfd signalfd4 connect bind listen accept accept4
getsockname getpeername sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg shutdown getsockopt getrandom close_range
"""
HARMLESS = _HARMLESS.split()

_X86_64 = """
read:0 write:1 close:3 lseek:8 pread64:17 pwrite64:18 readv:19 writev:20 preadv:295 pwritev:296 preadv2:327
pwritev2:328 open:2 openat:257 creat:85 stat:4 fstat:5 lstat:6 newfstatat:262 statx:332 access:21 faccessat:269
faccessat2:439 readlink:89 readlinkat:267 getdents:78 getdents64:217 getcwd:79 chdir:80 fchdir:81 rename:82
renameat:264 renameat2:316 mkdir:83 mkdirat:258 rmdir:84 unlink:87 unlinkat:263 link:86 linkat:265 symlink:88
symlinkat:266 truncate:76 ftruncate:77 fallocate:285 fsync:74 fdatasync:75 flock:73 dup:32 dup2:33 dup3:292 pipe:22
pipe2:293 umask:95 statfs:137 fstatfs:138 fadvise64:221 readahead:187 sendfile:40 copy_file_range:326 mmap:9
munmap:11 mprotect:10 mremap:25 madvise:28 brk:12 msync:26 membarrier:324 get_mempolicy:239 fork:57 vfork:58 exit:60
exit_group:231 wait4:61 waitid:247 getpid:39 getppid:110 gettid:186 getuid:102 geteuid:107 getgid:104 getegid:108
getresuid:118 getresgid:120 getgroups:115 getpgid:121 getpgrp:111 getsid:124 setsid:112 setpgid:109
set_tid_address:218 set_robust_list:273 get_robust_list:274 rseq:334 arch_prctl:158 getrlimit:97 setrlimit:160
getrusage:98 times:100 sysinfo:99 uname:63 capget:125 getcpu:309 sched_yield:24 sched_getaffinity:204
sched_getscheduler:145 sched_getparam:143 sched_get_priority_max:146 sched_get_priority_min:147 getpriority:140
rt_sigaction:13 rt_sigprocmask:14 rt_sigreturn:15 rt_sigpending:127 rt_sigtimedwait:128 rt_sigsuspend:130
sigaltstack:131 pause:34 alarm:37 setitimer:38 getitimer:36 restart_syscall:219 nanosleep:35 clock_nanosleep:230
clock_gettime:228 clock_getres:229 gettimeofday:96 time:201 timer_create:222 timer_settime:223 timer_gettime:224
timer_getoverrun:225 timer_delete:226 timerfd_create:283 timerfd_settime:286 timerfd_gettime:287 futex:202 poll:7
ppoll:271 select:23 pselect6:270 epoll_create:213 epoll_create1:291 epoll_ctl:233 epoll_wait:232 epoll_pwait:281
epoll_pwait2:441 eventfd:284 eventfd2:290 signalfd:282 signalfd4:289 connect:42 bind:49 listen:50 accept:43
accept4:288 getsockname:51 getpeername:52 sendto:44 recvfrom:45 sendmsg:46 recvmsg:47 sendmmsg:307 recvmmsg:299
shutdown:48 getsockopt:55 getrandom:318 socket:41 socketpair:53 clone:56 clone3:435 prctl:157 prlimit64:302 fcntl:72
ioctl:16 setsockopt:54 sched_setaffinity:203 kill:62 tkill:200 tgkill:234 rt_sigqueueinfo:129 rt_tgsigqueueinfo:297
chmod:90 fchmod:91 fchmodat:268 fchmodat2:452 utime:132 utimes:235 utimensat:280 futimesat:261 getxattr:191
lgetxattr:192 fgetxattr:193 listxattr:194 llistxattr:195 flistxattr:196 setxattr:188 lsetxattr:189 fsetxattr:190
removexattr:197 lremovexattr:198 fremovexattr:199 capset:126 seccomp:317 mount:165 umount2:166 pivot_root:155
unshare:272 mount_setattr:442 landlock_create_ruleset:444 landlock_add_rule:445 landlock_restrict_self:446
io_uring_setup:425 bpf:321 ptrace:101 process_vm_readv:310 process_vm_writev:311 keyctl:250 add_key:248
request_key:249 userfaultfd:323 perf_event_open:298 memfd_create:319 memfd_secret:447 execve:59 execveat:322
setns:308 pidfd_open:434 pidfd_getfd:438 pidfd_send_signal:424 shmget:29 msgget:68 semget:64 mq_open:240
open_by_handle_at:304 name_to_handle_at:303 kcmp:312 chroot:161 personality:135 fsopen:430 open_tree:428
move_mount:429 syslog:103 quotactl:179 swapon:167 reboot:169 init_module:175 finit_module:313 fanotify_init:300
inotify_init1:294 splice:275 vmsplice:278 tee:276 set_mempolicy:238 mbind:237 move_pages:279 migrate_pages:256
setpriority:141 ioprio_set:251 sched_setscheduler:144 sched_setparam:142 sched_setattr:314 settimeofday:164
clock_settime:227 adjtimex:159 mlock:149 mlockall:151 mknodat:259 mknod:133 io_setup:206 process_madvise:440
process_mrelease:448 setuid:105 setgid:106 setreuid:113 setregid:114 setresuid:117 setresgid:119 setgroups:116
setfsuid:122 setfsgid:123 sethostname:170 acct:163 nfsservctl:180 lookup_dcookie:212 openat2:437 close_range:436
"""

_AARCH64 = """
read:63 write:64 close:57 lseek:62 pread64:67 pwrite64:68 readv:65 writev:66 preadv:69 pwritev:70 preadv2:286
pwritev2:287 openat:56 fstat:80 newfstatat:79 statx:291 faccessat:48 faccessat2:439 readlinkat:78 getdents64:61
getcwd:17 chdir:49 fchdir:50 renameat:38 renameat2:276 mkdirat:34 unlinkat:35 linkat:37 symlinkat:36 truncate:45
ftruncate:46 fallocate:47 fsync:82 fdatasync:83 flock:32 dup:23 dup3:24 pipe2:59 umask:166 statfs:43 fstatfs:44
fadvise64:223 readahead:213 sendfile:71 copy_file_range:285 mmap:222 munmap:215 mprotect:226 mremap:216 madvise:233
brk:214 msync:227 membarrier:283 get_mempolicy:236 exit:93 exit_group:94 wait4:260 waitid:95 getpid:172 getppid:173
gettid:178 getuid:174 geteuid:175 getgid:176 getegid:177 getresuid:148 getresgid:150 getgroups:158 getpgid:155
getsid:156 setsid:157 setpgid:154 set_tid_address:96 set_robust_list:99 get_robust_list:100 rseq:293 getrlimit:163
setrlimit:164 getrusage:165 times:153 sysinfo:179 uname:160 capget:90 getcpu:168 sched_yield:124
sched_getaffinity:123 sched_getscheduler:120 sched_getparam:121 sched_get_priority_max:125
sched_get_priority_min:126 getpriority:141 rt_sigaction:134 rt_sigprocmask:135 rt_sigreturn:139 rt_sigpending:136
rt_sigtimedwait:137 rt_sigsuspend:133 sigaltstack:132 setitimer:103 getitimer:102 restart_syscall:128 nanosleep:101
clock_nanosleep:115 clock_gettime:113 clock_getres:114 gettimeofday:169 timer_create:107 timer_settime:110
timer_gettime:108 timer_getoverrun:109 timer_delete:111 timerfd_create:85 timerfd_settime:86 timerfd_gettime:87
futex:98 ppoll:73 pselect6:72 epoll_create1:20 epoll_ctl:21 epoll_pwait:22 epoll_pwait2:441 eventfd2:19 signalfd4:74
connect:203 bind:200 listen:201 accept:202 accept4:242 getsockname:204 getpeername:205 sendto:206 recvfrom:207
sendmsg:211 recvmsg:212 sendmmsg:269 recvmmsg:243 shutdown:210 getsockopt:209 getrandom:278 socket:198
socketpair:199 clone:220 clone3:435 prctl:167 prlimit64:261 fcntl:25 ioctl:29 setsockopt:208 sched_setaffinity:122
kill:129 tkill:130 tgkill:131 rt_sigqueueinfo:138 rt_tgsigqueueinfo:240 fchmod:52 fchmodat:53 fchmodat2:452
utimensat:88 getxattr:8 lgetxattr:9 fgetxattr:10 listxattr:11 llistxattr:12 flistxattr:13 setxattr:5 lsetxattr:6
fsetxattr:7 removexattr:14 lremovexattr:15 fremovexattr:16 capset:91 seccomp:277 mount:40 umount2:39 pivot_root:41
unshare:97 mount_setattr:442 landlock_create_ruleset:444 landlock_add_rule:445 landlock_restrict_self:446
io_uring_setup:425 bpf:280 ptrace:117 process_vm_readv:270 process_vm_writev:271 keyctl:219 add_key:217
request_key:218 userfaultfd:282 perf_event_open:241 memfd_create:279 memfd_secret:447 execve:221 execveat:281
setns:268 pidfd_open:434 pidfd_getfd:438 pidfd_send_signal:424 shmget:194 msgget:186 semget:190 mq_open:180
open_by_handle_at:265 name_to_handle_at:264 kcmp:272 chroot:51 personality:92 fsopen:430 open_tree:428
move_mount:429 syslog:116 quotactl:60 swapon:224 reboot:142 init_module:105 finit_module:273 fanotify_init:262
inotify_init1:26 splice:76 vmsplice:75 tee:77 set_mempolicy:237 mbind:235 move_pages:239 migrate_pages:238
setpriority:140 ioprio_set:30 sched_setscheduler:119 sched_setparam:118 sched_setattr:274 settimeofday:170
clock_settime:112 adjtimex:171 mlock:228 mlockall:230 mknodat:33 io_setup:0 process_madvise:440 process_mrelease:448
setuid:146 setgid:144 setreuid:145 setregid:143 setresuid:147 setresgid:149 setgroups:159 setfsuid:151 setfsgid:152
sethostname:161 acct:89 nfsservctl:42 lookup_dcookie:18 openat2:437 close_range:436
"""

AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_TEXTS = {"x86_64": _X86_64, "aarch64": _AARCH64}
MACHINE = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
NUMBERS: dict[str, int] = {name: int(number) for name, _, number in
                           (item.partition(":") for item in _TEXTS.get(MACHINE, "").split())}
LAST_KNOWN = 462  # calls with higher numbers do not exist, as far as a submission can tell
