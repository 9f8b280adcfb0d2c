// Memory of the simulated device: ordinary memory, labelled cuda:0 and counted.
//
// Every storage on the device owns a twin, a CPU storage over the same bytes. CPU kernels are given the twin.
#pragma once

#include <ATen/Context.h>
#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/StorageImpl.h>

#include <atomic>
#include <cstring>
#include <mutex>
#include <set>

namespace simulated {

inline const c10::Device kCuda(c10::DeviceType::CUDA, 0);
using Twin = c10::intrusive_ptr<c10::StorageImpl>;

struct Memory {
  std::atomic<int64_t> current{0}, peak{0}, allocated{0}, freed{0};
  std::atomic<int64_t> blocks{0}, peak_blocks{0}, allocated_blocks{0}, freed_blocks{0};
};
inline Memory memory;

inline void raise_to(std::atomic<int64_t>& peak, int64_t now) {
  int64_t seen = peak.load();
  while (seen < now && !peak.compare_exchange_weak(seen, now)) {
  }
}

// CUDA's caching allocator hands out blocks of whole 512 bytes, and none for nothing.
inline int64_t block(size_t bytes) {
  return static_cast<int64_t>((bytes + 511) / 512 * 512);
}

inline void count(int64_t bytes) {
  if (!bytes)
    return;
  memory.allocated += bytes;
  memory.allocated_blocks += 1;
  raise_to(memory.peak, memory.current += bytes);
  raise_to(memory.peak_blocks, memory.blocks += 1);
}

inline void discount(int64_t bytes) {
  if (!bytes)
    return;
  memory.freed += bytes;
  memory.freed_blocks += 1;
  memory.current -= bytes;
  memory.blocks -= 1;
}

struct Held {
  Twin twin;
  int64_t counted;
};

inline void release(void* context) {
  auto* held = static_cast<Held*>(context);
  discount(held->counted);
  delete held;
}

inline c10::DataPtr labelled(Twin twin) {
  void* data = twin->mutable_data();
  auto* held = new Held{std::move(twin), 0};
  held->counted = block(held->twin->nbytes());
  count(held->counted);
  return {data, held, &release, kCuda};
}

struct Allocator final : c10::Allocator {
  c10::DataPtr allocate(size_t bytes) override {
    return labelled(c10::make_intrusive<c10::StorageImpl>(
        c10::StorageImpl::use_byte_size_t(), bytes, c10::GetCPUAllocator(), true));
  }
  c10::DeleterFnPtr raw_deleter() const override {
    return nullptr;
  }
  void copy_data(void* to, const void* from, size_t bytes) const override {
    std::memcpy(to, from, bytes);
  }
};
inline Allocator allocator;

inline c10::Storage device_storage(Twin twin) {
  const auto bytes = twin->nbytes();
  return c10::Storage(c10::make_intrusive<c10::StorageImpl>(
      c10::StorageImpl::use_byte_size_t(), bytes, labelled(std::move(twin)), &allocator, true));
}

inline Twin twin_of(c10::StorageImpl* storage) {
  auto* held = storage->mutable_data_ptr().cast_context<Held>(&release);
  if (held && held->twin->mutable_data() == storage->mutable_data() && held->twin->nbytes() == storage->nbytes())
    return held->twin;
  return c10::make_intrusive<c10::StorageImpl>(  // memory that came another way: looked at, not owned
      c10::StorageImpl::use_byte_size_t(), storage->nbytes(),
      c10::DataPtr(storage->mutable_data(), c10::Device(c10::DeviceType::CPU)), c10::GetCPUAllocator(), true);
}

// A CPU kernel may have given the twin other memory, or another size: the storage on the device follows.
inline void follow(c10::StorageImpl* storage, const Twin& twin) {
  if (storage->mutable_data() == twin->mutable_data() && storage->nbytes() == twin->nbytes())
    return;
  const auto bytes = twin->nbytes();
  storage->set_data_ptr_noswap(labelled(twin));
  storage->set_nbytes(bytes);
}

// Pinned memory is ordinary memory whose address is remembered.
struct Pinned final : c10::Allocator {
  static inline std::mutex lock;
  static inline std::set<std::pair<uintptr_t, uintptr_t>> ranges;  // begin, end

  struct Range {
    c10::DataPtr data;
    std::pair<uintptr_t, uintptr_t> range;
  };
  static void unpin(void* context) {
    auto* pinned = static_cast<Range*>(context);
    {
      std::lock_guard<std::mutex> guard(lock);
      ranges.erase(pinned->range);
    }
    delete pinned;
  }
  static bool holds(const void* data) {
    const auto at = reinterpret_cast<uintptr_t>(data);
    std::lock_guard<std::mutex> guard(lock);
    auto after = ranges.upper_bound({at, UINTPTR_MAX});
    return after != ranges.begin() && at < (--after)->second;
  }
  c10::DataPtr allocate(size_t bytes) override {
    auto* pinned = new Range{c10::GetCPUAllocator()->allocate(bytes), {}};
    void* data = pinned->data.get();
    const auto begin = reinterpret_cast<uintptr_t>(data);
    pinned->range = {begin, begin + bytes};
    if (bytes) {
      std::lock_guard<std::mutex> guard(lock);
      ranges.insert(pinned->range);
    }
    return {data, pinned, &unpin, c10::Device(c10::DeviceType::CPU)};
  }
  c10::DeleterFnPtr raw_deleter() const override {
    return nullptr;
  }
  void copy_data(void* to, const void* from, size_t bytes) const override {
    std::memcpy(to, from, bytes);
  }
};
inline Pinned pinned;

}  // namespace simulated
