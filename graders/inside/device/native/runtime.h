// What torch asks a device for besides kernels: a guard, a random generator, the hooks.
#pragma once

#include "memory.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>

#include <chrono>
#include <new>

namespace simulated {

inline std::atomic<bool> present{false};  // no device is counted until autograd's engine has started without one
inline std::atomic<int64_t> unfinished{0};  // kernels since the program last waited for the device
inline std::atomic<int64_t> operations{0};  // all that were started
inline std::atomic<bool> quiet{false};  // the grader looks at a tensor: nothing of that is the program's doing

inline void ran() {
  if (quiet)
    return;
  unfinished += 1;
  operations += 1;
}

inline void waited() {
  if (!quiet)
    unfinished = 0;
}

inline void check_index(c10::DeviceIndex index) {
  TORCH_CHECK(index <= 0, "CUDA error: invalid device ordinal");
}

inline double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Guard final : c10::impl::DeviceGuardImplInterface {
  static c10::Stream stream() {
    return c10::Stream(c10::Stream::DEFAULT, kCuda);
  }
  c10::DeviceType type() const override {
    return c10::DeviceType::CUDA;
  }
  c10::Device exchangeDevice(c10::Device device) const override {
    check_index(device.index());
    return kCuda;
  }
  c10::Device getDevice() const override {
    return kCuda;
  }
  void setDevice(c10::Device device) const override {
    check_index(device.index());
  }
  void uncheckedSetDevice(c10::Device) const noexcept override {}
  c10::Stream getStream(c10::Device) const override {
    return stream();
  }
  c10::Stream getDefaultStream(c10::Device) const override {
    return stream();
  }
  c10::Stream getStreamFromGlobalPool(c10::Device, bool) const override {
    return stream();
  }
  c10::Stream getNewStream(c10::Device, int) const override {
    return stream();
  }
  c10::Stream exchangeStream(c10::Stream) const override {
    return stream();
  }
  c10::DeviceIndex deviceCount() const noexcept override {
    return present ? 1 : 0;
  }
  void record(void** event, const c10::Stream&, const c10::DeviceIndex, const c10::EventFlag) const override {
    if (!*event)
      *event = new double;
    *static_cast<double*>(*event) = seconds();
  }
  void destroyEvent(void* event, const c10::DeviceIndex) const noexcept override {
    delete static_cast<double*>(event);
  }
  void block(void*, const c10::Stream&) const override {}
  bool queryEvent(void*) const override {
    return true;
  }
  bool queryStream(const c10::Stream&) const override {
    return true;
  }
  void synchronizeStream(const c10::Stream&) const override {
    waited();
  }
  void synchronizeEvent(void*) const override {
    waited();
  }
  void synchronizeDevice(const c10::DeviceIndex) const override {
    waited();
  }
  double elapsedTime(void* begin, void* end, const c10::DeviceIndex) const override {
    return 1000 * (*static_cast<double*>(end) - *static_cast<double*>(begin));
  }
};

// The device draws other numbers than the CPU does after the same seed, as a real one does (but not the same ones).
constexpr uint64_t kOtherStream = 0x5DEECE66DULL;

struct Generator final : c10::GeneratorImpl {
  explicit Generator(uint64_t seed = c10::default_rng_seed_val)
      : c10::GeneratorImpl(kCuda, c10::DispatchKeySet(c10::DispatchKey::CUDA)),
        seeded(seed),
        host(c10::make_intrusive<at::CPUGeneratorImpl>(seed ^ kOtherStream)) {}

  void set_current_seed(uint64_t seed) override {
    seeded = seed;
    host->set_current_seed(seed ^ kOtherStream);
  }
  void set_offset(uint64_t) override {
    TORCH_CHECK_NOT_IMPLEMENTED(false, "The simulated CUDA device has no offsets in its random numbers");
  }
  uint64_t get_offset() const override {
    TORCH_CHECK_NOT_IMPLEMENTED(false, "The simulated CUDA device has no offsets in its random numbers");
  }
  uint64_t current_seed() const override {
    return seeded;
  }
  uint64_t seed() override {
    const auto seed = c10::detail::getNonDeterministicRandom();
    set_current_seed(seed);
    return seed;
  }
  void set_state(const c10::TensorImpl& state) override {
    host->set_state(state);
  }
  c10::intrusive_ptr<c10::TensorImpl> get_state() const override {
    return host->get_state();
  }
  c10::GeneratorImpl* clone_impl() const override {
    auto* made = new Generator(seeded);
    made->host->set_state(*host->get_state());
    return made;
  }

  uint64_t seeded;
  c10::intrusive_ptr<at::CPUGeneratorImpl> host;
};

inline std::atomic<bool> hand_default{false};  // the next generator that Python makes is the default one

inline at::Generator& default_generator() {
  static at::Generator generator = at::make_generator<Generator>();
  return generator;
}

// The generator that a CPU kernel is to use for a draw on the device.
inline at::Generator host_generator(const at::Generator& given) {
  const auto& used = given.defined() ? given : default_generator();
  TORCH_CHECK(used.device().is_cuda(), "Expected a 'cuda' device type for generator but found '",
              c10::DeviceTypeName(used.device().type(), true), "'");
  return at::Generator(static_cast<Generator*>(used.unsafeGetGeneratorImpl())->host);
}

// Without members of its own, so that it can be put in the place of the object that torch has already handed out.
struct Hooks final : at::CUDAHooksInterface {
  void init() const override {}
  bool isBuilt() const override {
    return true;
  }
  bool isAvailable() const override {
    return present;
  }
  bool hasCUDA() const override {
    return present;
  }
  bool hasPrimaryContext(c10::DeviceIndex) const override {
    return present;
  }
  c10::DeviceIndex deviceCount() const override {
    return present ? 1 : 0;
  }
  int getNumGPUs() const override {
    return present ? 1 : 0;
  }
  c10::DeviceIndex current_device() const override {
    return 0;
  }
  c10::DeviceIndex getCurrentDevice() const override {
    return 0;
  }
  void setCurrentDevice(c10::DeviceIndex index) const override {
    check_index(index);
  }
  c10::DeviceIndex exchangeDevice(c10::DeviceIndex index) const override {
    check_index(index);
    return 0;
  }
  c10::DeviceIndex maybeExchangeDevice(c10::DeviceIndex index) const override {
    check_index(index);
    return 0;
  }
  void deviceSynchronize(c10::DeviceIndex) const override {
    waited();
  }
  bool isPinnedPtr(const void* data) const override {
    return Pinned::holds(data);
  }
  c10::Allocator* getPinnedMemoryAllocator() const override {
    return &pinned;
  }
  c10::Allocator* getCUDADeviceAllocator() const override {
    return &allocator;
  }
  c10::Device getDeviceFromPtr(void*) const override {
    return kCuda;
  }
  const at::Generator& getDefaultGenerator(c10::DeviceIndex) const override {
    return default_generator();
  }
  at::Generator getNewGenerator(c10::DeviceIndex) const override {
    if (hand_default.exchange(false))
      return default_generator();
    return at::make_generator<Generator>();
  }
  std::string showConfig() const override {
    return "  - simulated CUDA device\n";
  }
};

inline void install_runtime() {
  static_assert(sizeof(Hooks) == sizeof(at::CUDAHooksInterface), "the hooks must stay without members");
  new (const_cast<at::CUDAHooksInterface*>(&at::detail::getCUDAHooks())) Hooks();
  static const Guard* guard = new Guard();  // torch keeps it for ever
  c10::impl::device_guard_impl_registry[static_cast<size_t>(c10::DeviceType::CUDA)].store(guard);
  c10::SetAllocator(c10::DeviceType::CUDA, &allocator, 1);
}

}  // namespace simulated
