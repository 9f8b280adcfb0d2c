// One call of an operator: tensors on the device become CPU tensors over the same memory, and results go back.
#pragma once

#include "memory.h"

#include <ATen/core/Tensor.h>
#include <c10/util/SmallVector.h>

namespace simulated {

class Call {
 public:
  // The CPU tensor that looks at the same elements; what is not on the device is given back as it is.
  at::Tensor to_host(const at::Tensor& tensor) {
    if (!tensor.defined() || !tensor.is_cuda())
      return tensor;
    for (const auto& pair : tensors_)
      if (pair.device.is_same(tensor))
        return pair.host;
    TORCH_CHECK_NOT_IMPLEMENTED(
        tensor.layout() == c10::kStrided && tensor.has_storage(), "The simulated CUDA device holds dense tensors only");
    auto* from = tensor.unsafeGetTensorImpl();
    auto host = labelled_as(tensor, c10::Storage(twin(tensor.storage())), c10::DispatchKey::CPU);
    if (from->is_wrapped_number())
      host.unsafeGetTensorImpl()->set_wrapped_number(true);
    tensors_.push_back({tensor, host});
    return host;
  }

  // A result of a CPU kernel as a tensor on the device: the argument itself, a view of one, or something new.
  at::Tensor to_device(const at::Tensor& tensor) {
    if (!tensor.defined() || tensor.is_cuda())
      return tensor;
    for (const auto& pair : tensors_)
      if (pair.host.is_same(tensor))
        return pair.device;
    for (const auto& other : others_)
      if (other.is_same(tensor))
        return tensor;
    TORCH_CHECK_NOT_IMPLEMENTED(
        tensor.layout() == c10::kStrided && tensor.has_storage(), "The simulated CUDA device holds dense tensors only");
    const auto* found = tensor.storage().unsafeGetStorageImpl();
    for (const auto& pair : storages_)
      if (pair.host.get() == found)
        return labelled_as(tensor, pair.device, c10::DispatchKey::CUDA);
    auto storage = device_storage(Twin::reclaim_copy(tensor.storage().unsafeGetStorageImpl()));
    storages_.push_back({storage, Twin::reclaim_copy(tensor.storage().unsafeGetStorageImpl())});
    return labelled_as(tensor, storage, c10::DispatchKey::CUDA);
  }

  // A CPU scalar among the arguments, which an operator may give back.
  void keep(const at::Tensor& tensor) {
    others_.push_back(tensor);
  }

  // Arguments that the kernel resized or moved within their storage.
  void write_back(const at::Tensor& tensor) {
    for (const auto& pair : tensors_) {
      if (!pair.device.is_same(tensor))
        continue;
      auto* to = pair.device.unsafeGetTensorImpl();
      const auto* from = pair.host.unsafeGetTensorImpl();
      follow(to->unsafe_storage().unsafeGetStorageImpl(), twin_in(pair.host));
      if (to->sizes() != from->sizes() || to->strides() != from->strides() ||
          to->storage_offset() != from->storage_offset())
        to->set_sizes_and_strides(from->sizes(), from->strides(), from->storage_offset());
      return;
    }
  }

 private:
  struct Tensors {
    at::Tensor device, host;
  };
  struct Storages {
    c10::Storage device;
    Twin host;
  };

  static Twin twin_in(const at::Tensor& host) {
    return Twin::reclaim_copy(host.storage().unsafeGetStorageImpl());
  }

  Twin twin(const c10::Storage& storage) {
    for (const auto& pair : storages_)
      if (pair.device.unsafeGetStorageImpl() == storage.unsafeGetStorageImpl())
        return pair.host;
    storages_.push_back({storage, twin_of(storage.unsafeGetStorageImpl())});
    return storages_.back().host;
  }

  static at::Tensor labelled_as(const at::Tensor& like, c10::Storage storage, c10::DispatchKey key) {
    auto* from = like.unsafeGetTensorImpl();
    auto keys = c10::DispatchKeySet(key);
    if (like._is_zerotensor())
      keys = keys.add(c10::DispatchKey::ZeroTensor);
    auto made = at::detail::make_tensor<c10::TensorImpl>(std::move(storage), keys, from->dtype());
    auto* to = made.unsafeGetTensorImpl();
    if (from->sizes().size() != 1 || from->sizes()[0] != 0 || from->storage_offset() != 0)
      to->set_sizes_and_strides(from->sizes(), from->strides(), from->storage_offset());
    made._set_conj(like.is_conj());
    made._set_neg(like.is_neg());
    return made;
  }

  c10::SmallVector<Tensors, 4> tensors_;
  c10::SmallVector<Storages, 4> storages_;
  c10::SmallVector<at::Tensor, 2> others_;
};

}  // namespace simulated
