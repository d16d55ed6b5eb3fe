// One forward of a Llama-shaped decoder over the packed tokens of a step, with the bank and the slot cache: lmoe/engine/native/decoder.py
// says what its structures mean. The residual stream and all sums are float32; W is the type of weights, cache and bank.
#include <algorithm>
#include <cmath>
#include <vector>

#include "arithmetic.h"
#include "attention.h"
#include "pool.h"

extern "C" {
struct Slice {  // a projection that adapters may target: columns offset..offset + width of its group's output
    const void *a, *b;
    int64_t layout, offset, width;
};
struct Group {  // projections of one input, packed as one
    const void* weights;
    const float* bias;
    int64_t in, out, slices;
    Slice slice[3];
};
struct Layer {
    Group qkv, o, gate_up, down;
    const float *norm1, *norm2, *query_norm, *key_norm;
    int64_t window;  // 0: unlimited
    void *k, *v;
};
struct Model {
    int64_t layers, hidden, heads, kv_heads, head, rotary, inner, half;  // half: bfloat16 rather than float
    float eps, scale;
    const void* embedding;
    const float* norm;
    Layer* layer;
};
struct Segment {  // columns start..start + width of a layer's bank
    int64_t start, width;
    float scale;
};
struct Step {
    int64_t tokens, mixes, capacity, most;  // most: columns that a token uses of a layer, at most
    int64_t first, last;                    // the layers first..last run
    float* stream;                          // [tokens, hidden] between calls that run a part of the layers each; null for one call
    const int64_t *ids, *positions, *slots, *mix;
    const float *cosines, *sines;  // by position
    const Segment* segments;
    const int64_t* begins;  // of each (layout, mix), and the end
    void* out;              // [tokens, hidden]
};
}

namespace {
template <class W>
class Forward {
  public:
    Forward(const Model& model, const Step& step, Pool& pool)
        : m(model), s(step), pool(pool), T(step.tokens), width((m.heads + 2 * m.kv_heads) * m.head), stream(T * m.hidden),
          projected(T * padded(std::max({width, 2 * m.inner, m.hidden}))), shrunk(T * 3 * std::max<int64_t>(1, s.most)),
          input(T * std::max({m.hidden, m.heads * m.head, m.inner})) {}

    void run() {
        if (s.first) std::copy_n(s.stream, stream.size(), stream.begin());
        else embed();
        each([&](int64_t t) { normalise(t, m.layer[s.first].norm1); });
        for (int64_t i = s.first; i < s.last; i++) {
            const Layer& layer = m.layer[i];
            project(layer.qkv);
            each([&](int64_t t) { expand(layer.qkv, t), place(layer, t); });
            pool.run(T * m.kv_heads, [&](int64_t n) { attend(layer, n / m.kv_heads, n % m.kv_heads); });
            project(layer.o);
            each([&](int64_t t) { expand(layer.o, t), add(t), normalise(t, layer.norm2); });
            project(layer.gate_up);
            each([&](int64_t t) { expand(layer.gate_up, t), activate(t); });
            project(layer.down);
            bool last = i + 1 == m.layers;
            each([&](int64_t t) { expand(layer.down, t), add(t), normalise(t, last ? m.norm : m.layer[i + 1].norm1); });
        }
        if (s.last < m.layers) std::copy(stream.begin(), stream.end(), s.stream);
        else std::copy_n(input.begin(), T * m.hidden, static_cast<W*>(s.out));
    }

  private:
    static int64_t padded(int64_t n) { return (n + PANEL - 1) / PANEL * PANEL; }
    template <class F>
    void each(F&& body) {
        pool.run(T, body);
    }

    void embed() {
        auto table = static_cast<const W*>(m.embedding);
        for (int64_t t = 0; t < T; t++)
            for (int64_t i = 0; i < m.hidden; i++) stream[t * m.hidden + i] = widen(table[s.ids[t] * m.hidden + i]);
    }

    // input[t] = the normalised stream
    void normalise(int64_t t, const float* weight) {
        const float* x = &stream[t * m.hidden];
        float factor = 1 / std::sqrt(dot(x, x, m.hidden) / m.hidden + m.eps);
        for (int64_t i = 0; i < m.hidden; i++) narrow(x[i] * factor * weight[i], input[t * m.hidden + i]);
    }

    // projected[t] = the group's product with input[t]; shrunk[t] = gate * (A input[t]) for each slice
    void project(const Group& g) {
        int64_t panels = padded(g.out) / PANEL, gated = s.most && g.slices ? T : 0;
        pool.run(panels + gated, [&](int64_t n) {
            if (n < gated) return shrink(g, n);
            int64_t p = n - gated;
            auto w = static_cast<const W*>(g.weights) + p * PANEL * g.in;
            multiply_rows(w, input.data(), T, g.in, &projected[p * PANEL], padded(g.out));
            if (g.bias)
                for (int64_t t = 0; t < T; t++)
                    for (int64_t j = p * PANEL; j < std::min(g.out, (p + 1) * PANEL); j++) projected[t * padded(g.out) + j] += g.bias[j];
        });
    }

    template <class F>
    void segments(const Slice& slice, int64_t t, F&& body) {
        int64_t at = slice.layout * s.mixes + s.mix[t], used = 0;
        for (int64_t i = s.begins[at]; i < s.begins[at + 1]; used += s.segments[i++].width) body(s.segments[i], used);
    }

    void shrink(const Group& g, int64_t t) {
        for (int64_t n = 0; n < g.slices; n++)
            segments(g.slice[n], t, [&](const Segment& segment, int64_t used) {
                auto a = static_cast<const W*>(g.slice[n].a) + segment.start * g.in;
                float* to = &shrunk[(t * 3 + n) * s.most + used];
                for (int64_t r = 0; r < segment.width; r++) to[r] = segment.scale * dot(&input[t * g.in], a + r * g.in, g.in);
            });
    }

    void expand(const Group& g, int64_t t) {
        if (s.most == 0) return;
        for (int64_t n = 0; n < g.slices; n++) {
            const Slice& slice = g.slice[n];
            segments(slice, t, [&](const Segment& segment, int64_t used) {
                auto b = static_cast<const W*>(slice.b) + segment.start * slice.width;
                accumulate(&shrunk[(t * 3 + n) * s.most + used], b, segment.width, slice.width, &projected[t * padded(g.out) + slice.offset]);
            });
        }
    }

    void add(int64_t t) {
        for (int64_t i = 0; i < m.hidden; i++) stream[t * m.hidden + i] += projected[t * padded(m.hidden) + i];
    }

    void activate(int64_t t) {
        float* gate = &projected[t * padded(2 * m.inner)];
        const float* up = gate + m.inner;
        int64_t i = 0;
        for (; i + 16 <= m.inner; i += 16) {
            lanes x = load(gate + i), y = x / (1.0f + exponential(-x)) * load(up + i);
            for (int j = 0; j < 16; j++) narrow(y[j], input[t * m.inner + i + j]);
        }
        for (; i < m.inner; i++) narrow(gate[i] / (1 + std::exp(-gate[i])) * up[i], input[t * m.inner + i]);
    }

    W* cached(void* matrix, int64_t t, int64_t head, int64_t position) {
        return static_cast<W*>(matrix) + ((s.slots[t] * m.kv_heads + head) * s.capacity + position) * m.head;
    }

    // Queries and keys turned to their positions, keys and values stored.
    void place(const Layer& layer, int64_t t) {
        float* row = &projected[t * padded(width)];
        for (int64_t h = 0; h < m.heads; h++) turn(row + h * m.head, layer.query_norm, s.positions[t]);
        for (int64_t h = 0; h < m.kv_heads; h++) {
            float *key = row + (m.heads + h) * m.head, *value = key + m.kv_heads * m.head;
            turn(key, layer.key_norm, s.positions[t]);
            W *k = cached(layer.k, t, h, s.positions[t]), *v = cached(layer.v, t, h, s.positions[t]);
            for (int64_t i = 0; i < m.head; i++) narrow(key[i], k[i]), narrow(value[i], v[i]);
        }
    }

    void turn(float* x, const float* weight, int64_t position) {
        if (weight) {
            float factor = 1 / std::sqrt(dot(x, x, m.head) / m.head + m.eps);
            for (int64_t i = 0; i < m.head; i++) x[i] *= factor * weight[i];
        }
        const float *c = s.cosines + position * m.rotary, *d = s.sines + position * m.rotary;
        for (int64_t i = 0, half = m.rotary / 2; i < half; i++) {
            float x0 = x[i], x1 = x[i + half];
            x[i] = x0 * c[i] - x1 * d[i];
            x[i + half] = x1 * c[i + half] + x0 * d[i + half];
        }
    }

    // input[t] = attention of the query heads that share key head `head`, over the token's own sequence up to itself.
    void attend(const Layer& layer, int64_t t, int64_t head) {
        thread_local std::vector<float> sums;
        int64_t last = s.positions[t], first = layer.window ? std::max<int64_t>(0, last - layer.window + 1) : 0;
        int64_t group = m.heads / m.kv_heads, size = group * m.head;
        sums.resize(size);
        const float* q = &projected[t * padded(width) + head * size];
        attention(group, m.head, q, cached(layer.k, t, head, first), cached(layer.v, t, head, first), last - first + 1, m.scale, sums.data());
        for (int64_t i = 0; i < size; i++) narrow(sums[i], input[(t * m.kv_heads + head) * size + i]);
    }

    const Model& m;
    const Step& s;
    Pool& pool;
    const int64_t T, width;
    std::vector<float> stream, projected, shrunk;
    std::vector<W> input;
};
}  // namespace

extern "C" {
Pool* lmoe_pool(int64_t threads) { return new Pool(int(threads)); }
void lmoe_end(Pool* pool) { delete pool; }

// [out, in] to panels; `to` holds `out` rounded up to PANEL.
void lmoe_pack(Pool* pool, int64_t half, const void* from, int64_t out, int64_t in, void* to) {
    pool->begin();
    pool->run((out + PANEL - 1) / PANEL, [&](int64_t p) {
        if (half) pack(static_cast<const bf16*>(from), out, in, p * PANEL, static_cast<bf16*>(to) + p * PANEL * in);
        else pack(static_cast<const float*>(from), out, in, p * PANEL, static_cast<float*>(to) + p * PANEL * in);
    });
    pool->end();
}

// y [rows, out rounded up to PANEL] = x [rows, in] times a packed matrix
void lmoe_multiply(Pool* pool, int64_t half, const void* weights, const void* x, int64_t rows, int64_t out, int64_t in, float* y) {
    int64_t panels = (out + PANEL - 1) / PANEL, some = 4;
    pool->begin();
    pool->run((panels + some - 1) / some, [&](int64_t n) {
        for (int64_t p = n * some; p < std::min(panels, (n + 1) * some); p++) {
            if (half) multiply_rows(static_cast<const bf16*>(weights) + p * PANEL * in, static_cast<const bf16*>(x), rows, in, y + p * PANEL, panels * PANEL);
            else multiply_rows(static_cast<const float*>(weights) + p * PANEL * in, static_cast<const float*>(x), rows, in, y + p * PANEL, panels * PANEL);
        }
    });
    pool->end();
}

void lmoe_step(Pool* pool, const Model* model, const Step* step) {
    pool->begin();
    if (model->half) Forward<bf16>(*model, *step, *pool).run();
    else Forward<float>(*model, *step, *pool).run();
    pool->end();
}
}
