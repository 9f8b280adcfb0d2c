// Operators that are more than a CPU kernel over the same memory.
#pragma once

#include "served.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

namespace simulated {

struct Transfer {
  int32_t to_host;
  int64_t bytes;
};

struct Transfers {
  static inline std::mutex lock;
  static inline std::vector<Transfer> seen;
  static constexpr size_t kMost = 1 << 20;

  static void note(bool to_host, int64_t bytes) {
    if (quiet)
      return;
    std::lock_guard<std::mutex> guard(lock);
    if (seen.size() < kMost)
      seen.push_back({to_host, bytes});
  }
};

inline at::Tensor& copy(at::Tensor& self, const at::Tensor& source, bool non_blocking) {
  stay_in_this_thread();
  if (self.is_same(source))
    return self;
  Call call;
  auto to = call.to_host(self);
  {
    at::AutoDispatchBelowADInplaceOrView guard;
    to.copy_(call.to_host(source), non_blocking);
  }
  if (self.is_cuda() == source.is_cuda()) {
    ran();
    return self;
  }
  Transfers::note(source.is_cuda(), static_cast<int64_t>(source.numel() * source.element_size()));
  if (source.is_cuda() && !non_blocking)
    waited();
  return self;
}

inline at::Scalar item(const at::Tensor& self) {
  Call call;
  auto value = at::_local_scalar_dense(call.to_host(self));
  Transfers::note(true, static_cast<int64_t>(self.element_size()));
  waited();
  return value;
}

inline at::Tensor& set_to(at::Tensor& self, c10::Storage storage, int64_t offset, at::IntArrayRef size,
                          at::IntArrayRef stride) {
  TORCH_CHECK(self.device() == storage.device(), "Attempted to set the storage of a tensor on device \"", self.device(),
              "\" to a storage on different device \"", storage.device(), "\".  This is no longer allowed; the devices must match.");
  auto* impl = self.unsafeGetTensorImpl();
  impl->set_storage_keep_dtype(std::move(storage));
  impl->set_storage_offset(offset);
  if (stride.data() && stride.size() == size.size())
    impl->set_sizes_and_strides(size, stride);
  else
    impl->set_sizes_contiguous(size);
  return self;
}

inline at::Tensor& set_storage(at::Tensor& self, c10::Storage storage) {
  const auto elements = static_cast<int64_t>(storage.nbytes() / self.element_size());
  return set_to(self, std::move(storage), 0, {elements}, {});
}

inline at::Tensor& set_tensor(at::Tensor& self, const at::Tensor& source) {
  return set_to(self, source.storage(), source.storage_offset(), source.sizes(), source.strides());
}

inline at::Tensor& set_empty(at::Tensor& self) {
  return set_to(self, c10::Storage(c10::Storage::use_byte_size_t(), 0, &allocator, true), 0, {0}, {});
}

inline int64_t attention_by_formula(const at::Tensor&, const at::Tensor&, const at::Tensor&,
                                    const std::optional<at::Tensor>&, double, bool, std::optional<double>, bool) {
  return 0;  // sdp::SDPBackend::math: the fast kernels are CUDA's own
}

inline std::tuple<at::Tensor, at::Tensor> dropout(const at::Tensor& input, double p, std::optional<bool> train) {
  if (!train.value_or(true) || input.numel() == 0)
    return {input.clone(), at::ones_like(input, input.options().dtype(at::kBool))};
  auto mask = at::empty_like(input, input.options().dtype(at::kBool)).bernoulli_(1 - p);
  return {at::mul(input, mask).mul_(p == 1 ? 0.0 : 1 / (1 - p)), mask};
}

inline bool no_cudnn(const at::Tensor&, const at::Tensor&, at::IntArrayRef, at::IntArrayRef, int64_t) {
  return false;
}

inline bool no_cudnn_either(const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&, int64_t) {
  return false;
}

inline at::Tensor with_bias(const at::Tensor& gates, const std::optional<at::Tensor>& bias) {
  return bias.has_value() && bias->defined() ? at::add(gates, *bias) : gates;
}

using Maybe = const std::optional<at::Tensor>&;

inline std::tuple<at::Tensor, at::Tensor, at::Tensor> lstm_cell(
    const at::Tensor& input_gates, const at::Tensor& hidden_gates, const at::Tensor& cx, Maybe input_bias,
    Maybe hidden_bias) {
  auto gates = at::add(with_bias(hidden_gates, hidden_bias), with_bias(input_gates, input_bias)).chunk(4, 1);
  auto in = gates[0].sigmoid(), forget = gates[1].sigmoid(), cell = gates[2].tanh(), out = gates[3].sigmoid();
  auto cy = at::mul(forget, cx).add_(at::mul(in, cell));
  return {at::mul(out, cy.tanh()), cy, at::cat({in, forget, cell, out}, 1)};
}

inline std::tuple<at::Tensor, at::Tensor, at::Tensor> lstm_cell_backward(
    Maybe grad_hy, Maybe grad_cy, const at::Tensor& cx, const at::Tensor& cy, const at::Tensor& workspace, bool bias) {
  const auto given = [&](Maybe grad) { return grad.has_value() && grad->defined() ? *grad : at::zeros_like(cx); };
  auto gates = workspace.chunk(4, 1);
  auto in = gates[0], forget = gates[1], cell = gates[2], out = gates[3], squashed = cy.tanh();
  auto hidden = given(grad_hy);
  auto carried = given(grad_cy) + hidden * out * (1 - squashed * squashed);
  auto grads = at::cat({carried * cell * in * (1 - in), carried * cx * forget * (1 - forget),
                        carried * in * (1 - cell * cell), hidden * squashed * out * (1 - out)}, 1);
  return {grads, carried * forget, bias ? grads.sum(0) : at::Tensor()};
}

inline std::tuple<at::Tensor, at::Tensor> gru_cell(
    const at::Tensor& input_gates, const at::Tensor& hidden_gates, const at::Tensor& hx, Maybe input_bias,
    Maybe hidden_bias) {
  auto of_input = with_bias(input_gates, input_bias).chunk(3, 1);
  auto of_hidden = with_bias(hidden_gates, hidden_bias).chunk(3, 1);
  auto reset = at::sigmoid(of_hidden[0] + of_input[0]), update = at::sigmoid(of_hidden[1] + of_input[1]);
  auto fresh = at::tanh(of_input[2] + of_hidden[2] * reset);
  return {(hx - fresh) * update + fresh, at::cat({reset, update, fresh, hx, of_hidden[2]}, 1)};
}

inline std::tuple<at::Tensor, at::Tensor, at::Tensor, at::Tensor, at::Tensor> gru_cell_backward(
    const at::Tensor& grad, const at::Tensor& workspace, bool bias) {
  auto kept = workspace.chunk(5, 1);
  auto reset = kept[0], update = kept[1], fresh = kept[2], hx = kept[3], hidden = kept[4];
  auto of_fresh = grad * (1 - update) * (1 - fresh * fresh);
  auto of_update = grad * (hx - fresh) * update * (1 - update);
  auto of_reset = of_fresh * hidden * reset * (1 - reset);
  auto input_grads = at::cat({of_reset, of_update, of_fresh}, 1);
  auto hidden_grads = at::cat({of_reset, of_update, of_fresh * reset}, 1);
  return {input_grads, hidden_grads, grad * update, bias ? input_grads.sum(0) : at::Tensor(),
          bias ? hidden_grads.sum(0) : at::Tensor()};
}

}  // namespace simulated
