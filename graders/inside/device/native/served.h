// An operator on the device, whatever its arguments are: CUDA's checks of devices, then the CPU kernel.
#pragma once

#include "call.h"
#include "runtime.h"

#include <ATen/core/boxing/OperatorKernel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/op_registration/adaption.h>
#include <c10/core/AutogradState.h>

#include <algorithm>

namespace simulated {

enum class Check : uint8_t {
  same,      // every tensor on one device, checked before the kernel: names the argument and the method
  iterator,  // checked while the elements are gone through: CPU scalars are welcome
  index,     // the same, but indices may be on the CPU, and never on a device that the indexed tensor is not on
  mask,      // a mask beside the tensor that it masks
  types,     // the types of input and weight must be the same, as convolutions say it
  none,
};

struct Row {
  const char* name;
  const char* overload;
  Check check;
  const char* method;    // what CUDA's message calls it
  const char* integers;  // the kernel that CUDA does not have for integers, or nullptr
};

// Autograd must not hand work to a thread of its own for the device: such a process could not be forked any more.
inline void stay_in_this_thread() {
  auto& state = c10::AutogradState::get_tls_state();
  if (state.get_multithreading_enabled())
    state.set_multithreading_enabled(false);
}

[[noreturn]] inline void two_devices(const at::Tensor& other) {
  TORCH_CHECK(false, "Expected all tensors to be on the same device, but found at least two devices, ", kCuda, " and ",
              other.device(), "!");
}

class Served final : public c10::OperatorKernel {
 public:
  Served(const Row& row, const c10::FunctionSchema& schema) : row_(row), arguments_(schema.arguments().size()) {
    for (size_t i = 0; i < schema.arguments().size(); ++i) {
      const auto& argument = schema.arguments()[i];
      const auto* alias = argument.alias_info();
      slots_.push_back({i, kind_of(*argument.type()), alias && alias->isWrite(), argument.is_out(), argument.name()});
      if (slots_.back().kind == Kind::other)
        slots_.pop_back();
    }
    std::stable_partition(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.out; });
  }

  void operator()(const c10::OperatorHandle& op, c10::DispatchKeySet, torch::jit::Stack* stack) {
    stay_in_this_thread();
    auto* arguments = &(*stack)[stack->size() - arguments_];
    check_devices(arguments);
    Call call;
    c10::SmallVector<at::Tensor, 4> written;
    for (const auto& slot : slots_)
      convert(slot, arguments[slot.index], call, written);
    {
      at::AutoDispatchBelowADInplaceOrView guard;
      op.redispatchBoxed(c10::DispatchKeySet(c10::DispatchKey::CPU), stack);
    }
    ran();
    for (const auto& tensor : written)
      call.write_back(tensor);
    for (size_t i = stack->size() - op.schema().returns().size(); i < stack->size(); ++i)
      (*stack)[i] = returned((*stack)[i], call);
  }

 private:
  enum class Kind : uint8_t { tensor, tensors, maybe_tensors, device, generator, other };
  struct Slot {
    size_t index;
    Kind kind;
    bool written, out;
    std::string name;
  };

  static Kind kind_of(const c10::Type& type) {
    switch (type.kind()) {
      case c10::TypeKind::TensorType:
        return Kind::tensor;
      case c10::TypeKind::DeviceObjType:
        return Kind::device;
      case c10::TypeKind::GeneratorType:
        return Kind::generator;
      case c10::TypeKind::OptionalType:
        return kind_of(*type.expectRef<c10::OptionalType>().getElementType());
      case c10::TypeKind::ListType: {
        const auto& element = *type.expectRef<c10::ListType>().getElementType();
        if (kind_of(element) != Kind::tensor)
          return Kind::other;
        return element.kind() == c10::TypeKind::OptionalType ? Kind::maybe_tensors : Kind::tensors;
      }
      default:
        return Kind::other;
    }
  }

  template <class Visit>
  void each_tensor(const c10::IValue* arguments, const Visit& visit) const {
    for (const auto& slot : slots_) {
      const auto& value = arguments[slot.index];
      if (value.isTensor()) {
        if (value.toTensor().defined())
          visit(slot, value.toTensor());
      } else if (slot.kind == Kind::tensors && value.isTensorList()) {
        for (const at::Tensor& tensor : value.toTensorList())
          visit(slot, tensor);
      } else if (slot.kind == Kind::maybe_tensors && value.isList()) {
        for (const c10::IValue& entry : value.toListRef())
          if (entry.isTensor() && entry.toTensor().defined())
            visit(slot, entry.toTensor());
      }
    }
  }

  void check_devices(const c10::IValue* arguments) const {
    if (row_.check == Check::none)
      return;
    if (row_.check == Check::types)
      return check_types(arguments);
    std::optional<c10::Device> common;
    each_tensor(arguments, [&](const Slot& slot, const at::Tensor& tensor) {
      if (row_.integers && tensor.is_cuda())
        check_number(tensor);
      if (row_.check == Check::same)
        c10::impl::check_and_update_common_device(common, tensor, row_.method, slot.name.c_str());
      else if (tensor.is_cpu())
        check_host(slot, tensor, arguments[0]);
      else if (row_.check == Check::index && slot.kind == Kind::maybe_tensors && arguments[0].toTensor().is_cpu())
        TORCH_CHECK(false, "indices should be either on cpu or on the same device as the indexed tensor (cpu)");
    });
  }

  void check_host(const Slot& slot, const at::Tensor& tensor, const c10::IValue& self) const {
    if (row_.check == Check::index && (slot.kind == Kind::maybe_tensors || slot.index == 0))
      return;  // an indexed CPU tensor is told by what its indices are
    if (row_.check == Check::mask)
      TORCH_CHECK(slot.name != "mask" && slot.index != 0, "expected self and mask to be on the same device, but got mask on ",
                  slot.index == 0 ? kCuda : tensor.device(), " and self on ", self.toTensor().device());
    if (tensor.dim() || slot.written)
      two_devices(tensor);
  }

  void check_types(const c10::IValue* arguments) const {
    const at::Tensor* input = nullptr;
    each_tensor(arguments, [&](const Slot& slot, const at::Tensor& tensor) {
      if (slot.name == "input")
        input = &tensor;
      else if (input)
        TORCH_CHECK(input->options().type_equal(tensor.options()), "Input type (", input->toString(), ") and ",
                    slot.name, " type (", tensor.toString(), ") should be the same");
    });
  }

  void convert(const Slot& slot, c10::IValue& value, Call& call, c10::SmallVector<at::Tensor, 4>& written) const {
    const auto converted = [&](const at::Tensor& tensor) {
      if (tensor.defined() && !tensor.is_cuda()) {
        call.keep(tensor);
        return tensor;
      }
      if (slot.written)
        written.push_back(tensor);
      return call.to_host(tensor);
    };
    if (slot.kind == Kind::generator) {
      value = host_generator(value.isNone() ? at::Generator() : value.toGenerator());
    } else if (slot.kind == Kind::device) {
      if (!value.isNone()) {
        check_index(value.toDevice().index());
        value = c10::Device(c10::DeviceType::CPU);
      }
    } else if (value.isTensor()) {
      value = converted(value.toTensor());
    } else if (slot.kind == Kind::tensors && value.isTensorList()) {
      c10::List<at::Tensor> made;
      for (const at::Tensor& tensor : value.toTensorList())
        made.push_back(converted(tensor));
      value = std::move(made);
    } else if (slot.kind == Kind::maybe_tensors && value.isList()) {
      c10::List<std::optional<at::Tensor>> made;
      for (const c10::IValue& entry : value.toListRef())
        made.push_back(entry.isTensor() ? std::optional<at::Tensor>(converted(entry.toTensor())) : std::nullopt);
      value = std::move(made);
    }
  }

  static c10::IValue returned(const c10::IValue& value, Call& call) {
    if (value.isTensor())
      return call.to_device(value.toTensor());
    if (!value.isTensorList())
      return value;
    c10::List<at::Tensor> made;
    for (const at::Tensor& tensor : value.toTensorList())
      made.push_back(call.to_device(tensor));
    return made;
  }

  void check_number(const at::Tensor& tensor) const {
    TORCH_CHECK(!c10::isIntegralType(tensor.scalar_type(), true), "\"", row_.integers, "\" not implemented for '",
                c10::toString(tensor.scalar_type()), "'");
  }

  Row row_;
  size_t arguments_;
  std::vector<Slot> slots_;
};

}  // namespace simulated
