#!/usr/bin/env python3
"""The training step of Sketch Atlas in PyTorch, eager, to measure ours against on the same graphics card.

It does the work that src/bench/java/sketchatlas/peer does with libtorch on processors: the same networks, sizes, losses, dropout and Adam.

  peer.py serve [--tf32]            answers "sketchatlas bench train --backend cuda", a line for a line
  peer.py time --cell hyper --units 512 --batch 128 --steps 100 [--part step] [--tf32] [--repeat 10] [--device cuda]
"""

import argparse
import math
import sys
import time

try:
    import torch
    import torch.nn.functional as F
except ImportError:
    sys.exit("python3 has no PyTorch here")

STROKE = 5
PEN = 3
MIXTURES = 20
GROUPS = 6  # pi, mu_x, mu_y, log sigma_x, log sigma_y, rho before tanh
DROPPED = 0.1
NORM_EPSILON = 1e-3
INNER = 256
EMBEDDING = 32
BLOCKS = 12  # the gates' scales of x, then of h, then biases


class Parameters:
    """All that learns, on the device."""

    def __init__(self, device):
        self.device = device
        self.all = []

    def random(self, deviation, *shape):
        return self._kept(torch.randn(*shape, device=self.device) * deviation)

    def constant(self, value, *shape):
        return self._kept(torch.full(shape, float(value), device=self.device))

    def _kept(self, values):
        values.requires_grad_(True)
        self.all.append(values)
        return values


class Core:
    """Layer norms of the four gates and of c, and what they make of the pre-activations."""

    def __init__(self, parameters, units):
        self.units = units
        self.gamma = parameters.constant(1, 4, units)
        self.beta = parameters.constant(0, 4, units)
        self.c_gamma = parameters.constant(1, units)
        self.c_beta = parameters.constant(0, units)

    def apply(self, pre, c, dropped):
        """From pre-activations [B, 4, units] and c to h and c."""
        gates = torch.addcmul(self.beta, F.layer_norm(pre, (self.units,), eps=NORM_EPSILON), self.gamma)
        i, j, f, o = gates.unbind(1)
        j = torch.tanh(j)
        c = c * torch.sigmoid(f + 1) + torch.sigmoid(i) * (F.dropout(j, DROPPED) if dropped else j)
        h = torch.tanh(F.layer_norm(c, (self.units,), self.c_gamma, self.c_beta, NORM_EPSILON)) * torch.sigmoid(o)
        return h, c


class Lstm:
    def __init__(self, parameters, inputs, units):
        self.recurrent = parameters.random(1 / math.sqrt(units), units, 4 * units)
        self.bias = parameters.constant(0, 4 * units)
        self.state_sizes = [units, units]
        self.projections = [4 * units]

    def step(self, x, state):
        h, c = state
        i, j, f, o = torch.addmm(x[0], h, self.recurrent).add_(self.bias).chunk(4, 1)
        c = c * torch.sigmoid(f + 1) + torch.sigmoid(i) * F.dropout(torch.tanh(j), DROPPED)
        return [torch.tanh(c) * torch.sigmoid(o), c]


class LayerNorm:
    def __init__(self, parameters, inputs, units):
        self.units = units
        self.recurrent = parameters.random(1 / math.sqrt(units), units, 4 * units)
        self.core = Core(parameters, units)
        self.state_sizes = [units, units]
        self.projections = [4 * units]

    def step(self, x, state):
        return list(self.core.apply(torch.addmm(x[0], state[0], self.recurrent).view(-1, 4, self.units), state[1], True))


class Hyper:
    """An inner layer-normalised LSTM whose output scales the products of the outer one, gate by gate."""

    def __init__(self, parameters, inputs, units):
        self.units = units
        self.recurrent = parameters.random(1 / math.sqrt(units), units, 4 * units)
        self.bias = parameters.constant(0, 4, units)
        self.inner_from_h = parameters.random(1 / math.sqrt(inputs + units), units, 4 * INNER)
        self.inner_recurrent = parameters.random(1 / math.sqrt(INNER), INNER, 4 * INNER)
        self.core = Core(parameters, units)
        self.inner = Core(parameters, INNER)
        self.embedding = parameters.random(0.01, INNER, BLOCKS * EMBEDDING)
        self.embedding_bias = parameters.constant(1, BLOCKS * EMBEDDING)
        self.scales = parameters.constant(0.1 / EMBEDDING, BLOCKS, EMBEDDING, units)
        self.state_sizes = [units, units, INNER, INNER]
        self.projections = [4 * units, 4 * INNER]

    def step(self, x, state):
        h, c, small_h, small_c = state
        pre = torch.addmm(torch.addmm(x[1], h, self.inner_from_h), small_h, self.inner_recurrent)  # [B, 4 inner]
        small_h, small_c = self.inner.apply(pre.view(-1, 4, INNER), small_c, False)
        embedded = torch.addmm(self.embedding_bias, small_h, self.embedding).view(-1, BLOCKS, EMBEDDING).transpose(0, 1)  # [12, B, 32]
        scale = torch.bmm(embedded, self.scales).transpose(0, 1)  # [B, 12, units]
        product = torch.mm(h, self.recurrent).view(-1, 4, self.units)
        total = torch.addcmul(torch.addcmul(self.bias, scale[:, 0:4], x[0].view(-1, 4, self.units)), scale[:, 4:8], product).add_(scale[:, 8:12])
        h, c = self.core.apply(total, c, True)
        return [h, c, small_h, small_c]


CELLS = {"lstm": Lstm, "layer_norm": LayerNorm, "hyper": Hyper}


class SequenceDecoder:
    """From codes to the mixtures of the next points, with the true points before as inputs, and their loss. Times lie first."""

    def __init__(self, parameters, cell, units, code):
        self.units = units
        self.cell = CELLS[cell](parameters, STROKE + code, units)
        state = sum(self.cell.state_sizes)
        self.initial_weights = parameters.random(math.sqrt(2 / code), code, state)
        self.initial_bias = parameters.constant(0, state)
        self.stroke_weights = []
        self.code_weights = []
        for width in self.cell.projections:
            deviation = math.sqrt(2 / (STROKE + code + width))
            self.stroke_weights.append(parameters.random(deviation, STROKE, width))
            self.code_weights.append(parameters.random(deviation, code, width))
        self.output_weights = parameters.random(math.sqrt(2 / units), units, PEN + GROUPS * MIXTURES)
        self.output_bias = parameters.constant(0, PEN + GROUPS * MIXTURES)

    def loss(self, z, inputs, targets):
        """A mean over the batch; z [B, Z], inputs and targets [T, B, 5]."""
        steps, batch, _ = inputs.shape
        state = list(torch.tanh(torch.addmm(self.initial_bias, z, self.initial_weights)).split(self.cell.state_sizes, 1))
        rows = inputs.view(-1, STROKE)
        projected = [(torch.mm(rows, stroke).view(steps, batch, -1) + torch.mm(z, code)).unbind(0)
                     for stroke, code in zip(self.stroke_weights, self.code_weights)]
        outputs = []
        for t in range(steps):
            state = self.cell.step([p[t] for p in projected], state)
            outputs.append(state[0])
        raw = torch.addmm(self.output_bias, torch.stack(outputs).view(-1, self.units), self.output_weights)  # [T * B, 123]
        return mixture_loss(raw, targets.view(-1, STROKE)) / batch


def mixture_loss(raw, targets):
    """The sum over rows: -log(density + 1e-6) where a sketch has not ended, and the cross entropy of the pen."""
    pen = -(torch.log_softmax(raw[:, :PEN], 1) * targets[:, 2:5]).sum()
    groups = raw[:, PEN:].view(-1, GROUPS, MIXTURES)
    pi = torch.softmax(groups[:, 0], 1)
    inverse_x = torch.exp(-groups[:, 3])
    inverse_y = torch.exp(-groups[:, 4])
    rho = torch.tanh(groups[:, 5])
    a = (targets[:, 0:1] - groups[:, 1]) * inverse_x
    b = (targets[:, 1:2] - groups[:, 2]) * inverse_y
    rest = 1 - rho * rho + 1e-7
    z = a * a + b * b - 2 * rho * a * b
    density = torch.exp(-0.5 * z / rest) * inverse_x * inverse_y / torch.sqrt(rest) * (0.5 / math.pi)
    going = 1 - targets[:, 4]
    return pen - (torch.log((pi * density).sum(1) + 1e-6) * going).sum()


class Convolution:
    """A filter of 3x3 and the instance norm after it."""

    def __init__(self, parameters, in_channels, out_channels, transposed=False):
        first, second = (in_channels, out_channels) if transposed else (out_channels, in_channels)
        self.filter = parameters.random(math.sqrt(2 / (9 * second)), first, second, 3, 3)
        self.gamma = parameters.constant(1, out_channels)
        self.beta = parameters.constant(0, out_channels)

    def apply(self, x, stride, dilation):
        return self._norm(F.conv2d(x, self.filter, None, stride, dilation, dilation))

    def enlarge(self, x):
        return self._norm(F.conv_transpose2d(x, self.filter, None, 2, 1, 1))

    def _norm(self, x):
        return F.instance_norm(x, None, None, self.gamma, self.beta, True, 0.1, 1e-6)


class Block:
    """Three convolutions of dilation 1, 2 and 5 side by side, added up, then one of stride 2."""

    DILATIONS = (1, 2, 5)

    def __init__(self, parameters, in_channels, out_channels):
        self.parallel = [Convolution(parameters, in_channels, out_channels) for _ in self.DILATIONS]
        self.combine = Convolution(parameters, out_channels, out_channels)

    def apply(self, x):
        total = self.parallel[0].apply(x, 1, self.DILATIONS[0])
        for convolution, dilation in zip(self.parallel[1:], self.DILATIONS[1:]):
            total = total.add_(convolution.apply(x, 1, dilation))
        return torch.relu(self.combine.apply(torch.relu(total), 2, 1))


class Encoder:
    """From images [B, 1, W, W] to mean and variance of codes [B, Z]."""

    def __init__(self, parameters, width, code):
        self.first = Block(parameters, 1, 32)
        self.second = Block(parameters, 32, 64)
        self.third = Convolution(parameters, 64, 128)
        self.fourth = Convolution(parameters, 128, 256)
        self.flat = 256 * (width // 16) ** 2
        deviation = math.sqrt(2 / self.flat)
        self.mu_weights = parameters.random(deviation, self.flat, code)
        self.mu_bias = parameters.constant(0, code)
        self.sigma2_weights = parameters.random(deviation, self.flat, code)
        self.sigma2_bias = parameters.constant(0, code)

    def apply(self, images):
        x = self.second.apply(self.first.apply(images))  # [B, 64, W / 4, W / 4]
        x = torch.relu(self.fourth.apply(torch.relu(self.third.apply(x, 2, 1)), 2, 1)).reshape(-1, self.flat)
        return torch.addmm(self.mu_bias, x, self.mu_weights), F.softplus(torch.addmm(self.sigma2_bias, x, self.sigma2_weights))


class PictureDecoder:
    """From codes [B, Z] to pictures [B, 1, W, W]."""

    CHANNELS = (256, 128, 64, 32, 1)

    def __init__(self, parameters, width, code):
        self.start = width // 16
        flat = self.CHANNELS[0] * self.start ** 2
        self.weights = parameters.random(math.sqrt(2 / code), code, flat)
        self.bias = parameters.constant(0, flat)
        self.layers = [Convolution(parameters, a, b, transposed=True) for a, b in zip(self.CHANNELS, self.CHANNELS[1:])]

    def apply(self, z):
        x = torch.relu(torch.addmm(self.bias, z, self.weights)).view(-1, self.CHANNELS[0], self.start, self.start)
        for layer in self.layers[:-1]:
            x = torch.relu(layer.enlarge(x))
        return torch.tanh(self.layers[-1].enlarge(x))


class Steps:
    """Networks and random data for one kind of step, and the step itself."""

    def __init__(self, device, part, cell, units, batch, steps, code=128, width=48):
        self.part = part
        self.batch = batch
        self.device = device
        everything = part == "step"
        parameters = Parameters(device)
        self.encoder = Encoder(parameters, width, code) if everything or part == "encoder" else None
        self.pictures_decoder = PictureDecoder(parameters, width, code) if everything or part == "pictures" else None
        self.decoder = SequenceDecoder(parameters, cell, units, code) if everything or part == "decoder" else None
        if not (self.encoder or self.pictures_decoder or self.decoder):
            raise ValueError("there is no part " + part)
        self.images = (torch.rand(batch, 1, width, width, device=device) > 0.1).float() * 2 - 1  # paper 1, ink -1
        points = torch.zeros(steps + 1, batch, STROKE, device=device)
        points[:, :, 0:2].normal_()
        points[:, :, 3] = (torch.rand(steps + 1, batch, device=device) < 0.1).float()
        points[:, :, 2] = 1 - points[:, :, 3]
        self.inputs = points[:-1].contiguous()
        self.targets = points[1:].contiguous()
        self.z = torch.randn(batch, code, device=device, requires_grad=True)
        self.gradient = torch.randn(batch, code, device=device)
        self.parameters = parameters.all
        self.adam = torch.optim.Adam(self.parameters, lr=1e-3, betas=(0.5, 0.999), eps=1e-8)

    def step(self):
        """Does one and waits for its end; returns the loss."""
        self.adam.zero_grad()
        loss = self._loss()
        loss.backward()
        if self.decoder:
            torch.nn.utils.clip_grad_value_(self.parameters, 1)
            self.adam.step()
        value = loss.item()
        if self.device.type == "cuda":
            torch.cuda.synchronize()
        return value

    def _loss(self):
        if self.part == "encoder":
            mu, sigma2 = self.encoder.apply(self.images)
            return ((mu + sigma2) * self.gradient).sum()
        if self.part == "pictures":
            return self._pictures(self.z)
        if self.part == "decoder":
            return self.decoder.loss(self.z, self.inputs, self.targets)
        mu, sigma2 = self.encoder.apply(self.images)
        code = mu + torch.sqrt(sigma2) * self.gradient
        return self.decoder.loss(code, self.inputs, self.targets) + self._pictures(code.detach())

    def _pictures(self, code):
        return (self.images - self.pictures_decoder.apply(code)).abs().sum() / self.batch


def answer(line):
    print(line, flush=True)


def serve(device, tf32):
    answer("hello PyTorch " + torch.__version__ + " on " + name(device) + (", TF32" if tf32 else ""))
    steps = None
    for line in sys.stdin:
        line = line.strip()
        if line == "quit":
            break
        try:
            if line.startswith("prepare "):
                values = dict(pair.split("=", 1) for pair in line.split()[1:])
                steps = None  # lets go of its memory
                steps = Steps(device, values["part"], values["cell"], *(int(values[k]) for k in ("units", "batch", "steps", "code", "width")))
                answer("ready")
            elif line == "step" and steps is not None:
                start = time.perf_counter()
                loss = steps.step()
                answer("done %r %r" % (time.perf_counter() - start, loss))
            elif line == "memory":
                answer("memory %s" % (torch.cuda.max_memory_allocated() if device.type == "cuda" else "-"))
            else:
                answer('failed there is nothing to do for "%s"' % line)
        except Exception as error:  # whatever it is, the other side has to be told
            answer("failed " + " ".join(("%s: %s" % (type(error).__name__, error)).split()))


def measure(device, options):
    steps = Steps(device, options.part, options.cell, options.units, options.batch, options.steps)
    for _ in range(3):
        steps.step()
    seconds = []
    for _ in range(options.repeat):
        start = time.perf_counter()
        loss = steps.step()
        seconds.append(time.perf_counter() - start)
    seconds.sort()
    print("%s, %s, %d units, batch %d, %d steps: median %.1f ms of %d, loss %.3f" % (name(device), options.cell, options.units, options.batch,
                                                                                   options.steps, 1e3 * seconds[len(seconds) // 2], len(seconds), loss))


def name(device):
    return torch.cuda.get_device_name() if device.type == "cuda" else device.type


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["serve", "time"])
    parser.add_argument("--tf32", action="store_true")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--part", default="step", choices=["step", "decoder", "encoder", "pictures"])
    parser.add_argument("--cell", default="hyper", choices=sorted(CELLS))
    parser.add_argument("--units", type=int, default=512)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--repeat", type=int, default=10)
    options = parser.parse_args()
    device = torch.device(options.device)
    if device.type == "cuda" and not torch.cuda.is_available():
        sys.exit("PyTorch finds no graphics card here")
    torch.backends.cuda.matmul.allow_tf32 = options.tf32
    torch.backends.cudnn.allow_tf32 = options.tf32
    torch.manual_seed(1)
    if options.what == "serve":
        serve(device, options.tf32)
    else:
        measure(device, options)


if __name__ == "__main__":
    main()
