// The CUDA dispatch key of a CPU build of torch, served by CPU kernels. Called from Python with ctypes.
#include "kernels.h"

#include <ATen/NativeFunctions.h>
#include <torch/library.h>

namespace simulated {

constexpr Row kRows[] = {
#include "operators.inc"  // written at build time from the native_functions.yaml of this torch
};

void install_kernels() {
  static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::CUDA, __FILE__, __LINE__);
  library.impl("copy_", TORCH_FN(copy));
  library.impl("_local_scalar_dense", TORCH_FN(item));
  library.impl("set_.source_Storage", TORCH_FN(set_storage));
  library.impl("set_.source_Storage_storage_offset", TORCH_FN(set_to));
  library.impl("set_.source_Tensor", TORCH_FN(set_tensor));
  library.impl("set_", TORCH_FN(set_empty));
  library.impl("as_strided", TORCH_FN(at::native::as_strided_tensorimpl));
  library.impl("view", TORCH_FN(at::native::view));
  library.impl("_reshape_alias", TORCH_FN(at::native::_reshape_alias));
  library.impl("unfold", TORCH_FN(at::native::unfold));
  library.impl("_fused_sdp_choice", TORCH_FN(attention_by_formula));
  library.impl("native_dropout", TORCH_FN(dropout));
  library.impl("_use_cudnn_ctc_loss", TORCH_FN(no_cudnn));
  library.impl("_use_cudnn_ctc_loss.Tensor", TORCH_FN(no_cudnn_either));
  library.impl("_use_miopen_ctc_loss", TORCH_FN(no_cudnn));
  library.impl("_use_miopen_ctc_loss.Tensor", TORCH_FN(no_cudnn_either));
  library.impl("_thnn_fused_lstm_cell", TORCH_FN(lstm_cell));
  library.impl("_thnn_fused_lstm_cell_backward_impl", TORCH_FN(lstm_cell_backward));
  library.impl("_thnn_fused_gru_cell", TORCH_FN(gru_cell));
  library.impl("_thnn_fused_gru_cell_backward", TORCH_FN(gru_cell_backward));
  auto& dispatcher = c10::Dispatcher::singleton();
  for (const auto& row : kRows) {
    const c10::OperatorName name{std::string("aten::") + row.name, row.overload};
    const auto found = dispatcher.findSchema(name);
    if (!found.has_value())
      continue;
    const auto full = *row.overload ? std::string(row.name) + "." + row.overload : std::string(row.name);
    library.impl(full.c_str(), torch::CppFunction::makeFromBoxedFunctor(
                                   std::make_unique<Served>(row, found->schema())));
  }
}

}  // namespace simulated

extern "C" {

const char* stepmark_install() {
  static std::string said;
  try {
    simulated::install_runtime();
    simulated::install_kernels();
  } catch (const std::exception& error) {
    said = error.what();
  }
  return said.c_str();
}

void stepmark_present(int there) {
  simulated::present = there != 0;
  if (there)
    simulated::stay_in_this_thread();
}

void stepmark_memory(int64_t* into) {
  const auto& memory = simulated::memory;
  const int64_t values[] = {memory.current, memory.peak, memory.allocated, memory.freed,
                            memory.blocks, memory.peak_blocks, memory.allocated_blocks, memory.freed_blocks};
  std::copy(std::begin(values), std::end(values), into);
}

void stepmark_reset_peaks() {
  simulated::memory.peak = simulated::memory.current.load();
  simulated::memory.peak_blocks = simulated::memory.blocks.load();
}

void stepmark_reset_accumulated() {
  auto& memory = simulated::memory;
  memory.allocated = memory.freed = memory.allocated_blocks = memory.freed_blocks = 0;
}

int64_t stepmark_transfers(int64_t* into, int64_t room) {  // direction and bytes in turn; how many there are
  std::lock_guard<std::mutex> guard(simulated::Transfers::lock);
  const auto& seen = simulated::Transfers::seen;
  for (int64_t i = 0; i < room && i < static_cast<int64_t>(seen.size()); ++i) {
    into[2 * i] = seen[i].to_host;
    into[2 * i + 1] = seen[i].bytes;
  }
  return static_cast<int64_t>(seen.size());
}

void stepmark_reset_transfers() {
  std::lock_guard<std::mutex> guard(simulated::Transfers::lock);
  simulated::Transfers::seen.clear();
}

int64_t stepmark_unfinished() {
  return simulated::unfinished;
}

int64_t stepmark_operations() {
  return simulated::operations;
}

void stepmark_synchronize() {
  simulated::waited();
}

int stepmark_quiet(int quiet) {
  return simulated::quiet.exchange(quiet != 0);
}

void stepmark_hand_default() {
  simulated::hand_default = true;
}
}
