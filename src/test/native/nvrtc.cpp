// libnvrtc: has g++ make a shared library of the kernels. The folder with device.h is named by emulatorSources.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>
#include <vector>
#include "emulator.h"

namespace {
struct Program {
    std::string source, log, code;
};

// For programs that are no tests, the environment names it.
std::string folder = getenv("SKETCHATLAS_EMULATOR") ? getenv("SKETCHATLAS_EMULATOR") : "";
std::vector<int> capabilities = {75, 80, 86, 89, 90, 100, 120};

std::string read(const std::string &file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

// A line for each kernel, by which it can be called with an array of pointers to its arguments.
std::string entries(const std::string &source) {
    const std::string begin = "extern \"C\" __global__ void ";
    std::string all;
    for (size_t at = source.find(begin); at != std::string::npos; at = source.find(begin, at)) {
        at += begin.size();
        all += "EMULATED_KERNEL(" + source.substr(at, source.find('(', at) - at) + ")\n";
    }
    return all;
}

int give(const std::string &text, char *out) {
    memcpy(out, text.data(), text.size());
    return 0;
}
}

extern "C" {

void emulatorSources(const char *path) {
    folder = path;
}

// The newest capability that is compiled for.
void emulatorNewest(int newest) {
    capabilities = {75, 80, 86, 89};
    if (newest > 89) {
        capabilities.push_back(newest);
    }
}

const char *nvrtcGetErrorString(int error) {
    return error == 6 ? "NVRTC_ERROR_COMPILATION" : error == 5 ? "NVRTC_ERROR_INVALID_OPTION" : "NVRTC_ERROR_INTERNAL_ERROR";
}

int nvrtcVersion(int *major, int *minor) {
    *major = 12;
    *minor = 8;
    return 0;
}

int nvrtcGetNumSupportedArchs(int *count) {
    *count = (int) capabilities.size();
    return 0;
}

int nvrtcGetSupportedArchs(int *values) {
    std::copy(capabilities.begin(), capabilities.end(), values);
    return 0;
}

int nvrtcCreateProgram(void **program, const char *source, const char *, int, const char *const *, const char *const *) {
    *program = new Program{source, "", ""};
    return 0;
}

int nvrtcDestroyProgram(void **program) {
    delete (Program *) *program;
    *program = nullptr;
    return 0;
}

int nvrtcCompileProgram(void *given, int optionCount, const char *const *options) {
    std::lock_guard<std::recursive_mutex> guard(emulator::lock);
    Program *program = (Program *) given;
    if (int error = emulator::fails(emulator::COMPILATION)) {
        program->log = "kernels.cu(1): error: emulated";
        return error;
    }
    bool known = false;
    for (int i = 0; i < optionCount; i++) {
        std::string option = options[i];
        for (int capability : capabilities) {
            known |= option == "--gpu-architecture=sm_" + std::to_string(capability) || option == "--gpu-architecture=compute_" + std::to_string(capability);
        }
    }
    if (!known) {
        return 5;
    }
    char name[] = "/tmp/sketchatlas-nvrtc-XXXXXX";
    if (mkdtemp(name) == nullptr) {
        return 11;
    }
    std::string at = name;
    std::ofstream(at + "/kernels.cpp") << "#include \"" << folder << "/device.h\"\n#line 1 \"kernels.cu\"\n" << program->source << entries(program->source);
    std::string command = "g++ -std=c++17 -O1 -ffp-contract=off -fno-strict-aliasing -shared -fPIC -Wall -Wno-misleading-indentation -Werror -o " + at
            + "/kernels.so " + at + "/kernels.cpp > " + at + "/log 2>&1";
    int failed = system(command.c_str());
    program->log = read(at + "/log");
    std::string library = read(at + "/kernels.so");
    for (const char *file : {"/kernels.cpp", "/kernels.so", "/log"}) {
        unlink((at + file).c_str());
    }
    rmdir(name);
    if (failed != 0) {
        return 6;
    }
    uint64_t bytes = library.size();
    program->code = std::string("EMU1\0\0\0\0", 8) + std::string((const char *) &bytes, 8) + library;
    return 0;
}

int nvrtcGetProgramLogSize(void *program, size_t *size) {
    *size = ((Program *) program)->log.size();
    return 0;
}

int nvrtcGetProgramLog(void *program, char *out) {
    return give(((Program *) program)->log, out);
}

int nvrtcGetCUBINSize(void *program, size_t *size) {
    *size = ((Program *) program)->code.size();
    return 0;
}

int nvrtcGetCUBIN(void *program, char *out) {
    return give(((Program *) program)->code, out);
}

int nvrtcGetPTXSize(void *program, size_t *size) {
    return nvrtcGetCUBINSize(program, size);
}

int nvrtcGetPTX(void *program, char *out) {
    return nvrtcGetCUBIN(program, out);
}
}
