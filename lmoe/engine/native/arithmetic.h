// Products of few rows with large packed matrices, and the small arithmetic around them. bfloat16 is held as its 16 bits.
//
// Every output is summed in one fixed order, whatever rows are computed beside it: a row's result never depends on its neighbours.
#pragma once

#include <cstdint>
#include <cstring>
#if defined(__AVX512BF16__) && defined(__AVX512F__)
#include <immintrin.h>
#define PAIRS_IN_HARDWARE 1
#endif

typedef uint16_t bf16;
typedef float lanes __attribute__((vector_size(64)));
typedef uint32_t words __attribute__((vector_size(64)));
typedef int32_t ints __attribute__((vector_size(64)));

constexpr int PANEL = 32;  // output columns that are packed together: two registers of 16 lanes

static inline float widen(bf16 x) {
    uint32_t bits = uint32_t(x) << 16;
    float out;
    memcpy(&out, &bits, 4);
    return out;
}
static inline float widen(float x) { return x; }

static inline void narrow(float x, float& out) { out = x; }
static inline void narrow(float x, bf16& out) {  // to nearest even; NaN stays NaN
    uint32_t bits;
    memcpy(&bits, &x, 4);
    bool number = (bits & 0x7fffffff) <= 0x7f800000;
    out = bf16(number ? (bits + 0x7fff + ((bits >> 16) & 1)) >> 16 : (bits >> 16) | 0x40);
}

static inline lanes load(const float* at) {
    lanes out;
    memcpy(&out, at, sizeof out);
    return out;
}
static inline lanes load(const bf16* at) {
    typedef uint16_t halves __attribute__((vector_size(32)));
    halves bits;
    memcpy(&bits, at, sizeof bits);
    return (lanes)(__builtin_convertvector(bits, words) << 16);
}
static inline float total(lanes x) {
#ifdef PAIRS_IN_HARDWARE
    return _mm512_reduce_add_ps((__m512)x);
#else
    float sum = 0;
    for (int i = 0; i < 16; i++) sum += x[i];
    return sum;
#endif
}
static inline lanes spread(float x) { return lanes{} + x; }

// e^x to a few units in the last place, for x <= 0 or moderate; NaN stays NaN.
static inline lanes exponential(lanes x) {
    lanes low = spread(-87.0f), high = spread(88.0f);
    x = x < low ? low : x;
    x = x > high ? high : x;
    lanes shifted = x * 1.44269504f + 12582912.0f;  // rounds to an integer in the lowest bits
    ints exponent = (ints)shifted - 0x4b400000;
    lanes n = shifted - 12582912.0f;
    lanes r = x - n * 0.693359375f + n * 2.12194440e-4f;
    lanes p = spread(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    return p * (lanes)((exponent + 127) << 23);
}

// One panel times T rows. Packed as [in / 2][PANEL][2] in bfloat16, whose rows `x` are read two values at a time, and [in][PANEL] in float.
template <int T>
static inline void multiply(const bf16* w, const bf16* x, int64_t in, float* y, int64_t stride) {
    const uint32_t* pairs[T];
    for (int t = 0; t < T; t++) pairs[t] = reinterpret_cast<const uint32_t*>(x + t * in);
#ifdef PAIRS_IN_HARDWARE
    __m512 sum[T][2];
    for (int t = 0; t < T; t++) sum[t][0] = sum[t][1] = _mm512_setzero_ps();
    for (int64_t k = 0; k < in / 2; k++, w += 2 * PANEL) {
        if (T > 4) {  // with fewer rows the memory is what is waited for, and the processor's own prefetching is better
            _mm_prefetch(reinterpret_cast<const char*>(w) + 4096, _MM_HINT_T0);
            _mm_prefetch(reinterpret_cast<const char*>(w) + 4160, _MM_HINT_T0);
        }
        __m512bh a = (__m512bh)_mm512_loadu_si512(w), b = (__m512bh)_mm512_loadu_si512(w + PANEL);
#pragma GCC unroll 8
        for (int t = 0; t < T; t++) {
            __m512bh v = (__m512bh)_mm512_set1_epi32(pairs[t][k]);
            sum[t][0] = _mm512_dpbf16_ps(sum[t][0], a, v);
            sum[t][1] = _mm512_dpbf16_ps(sum[t][1], b, v);
        }
    }
    for (int t = 0; t < T; t++) memcpy(y + t * stride, sum[t], sizeof sum[t]);
#else
    lanes sum[T][2] = {};
    for (int64_t k = 0; k < in / 2; k++, w += 2 * PANEL) {
        words a, b;
        memcpy(&a, w, sizeof a);
        memcpy(&b, w + PANEL, sizeof b);
        lanes even[2] = {(lanes)(a << 16), (lanes)(b << 16)}, odd[2] = {(lanes)(a & 0xffff0000u), (lanes)(b & 0xffff0000u)};
#pragma GCC unroll 8
        for (int t = 0; t < T; t++) {
            lanes first = (lanes)(words{} + (pairs[t][k] << 16)), second = (lanes)(words{} + (pairs[t][k] & 0xffff0000u));
            for (int h = 0; h < 2; h++) sum[t][h] += even[h] * first + odd[h] * second;
        }
    }
    for (int t = 0; t < T; t++) memcpy(y + t * stride, sum[t], sizeof sum[t]);
#endif
}

template <int T>
static inline void multiply(const float* w, const float* x, int64_t in, float* y, int64_t stride) {
    lanes sum[T][2] = {};
    for (int64_t k = 0; k < in; k++, w += PANEL) {
        lanes a = load(w), b = load(w + 16);
#pragma GCC unroll 8
        for (int t = 0; t < T; t++) {
            sum[t][0] += a * x[t * in + k];
            sum[t][1] += b * x[t * in + k];
        }
    }
    for (int t = 0; t < T; t++) memcpy(y + t * stride, sum[t], sizeof sum[t]);
}

// One panel times any number of rows: y[t * stride + j], j < PANEL.
template <class W>
static void multiply_rows(const W* w, const W* x, int64_t rows, int64_t in, float* y, int64_t stride) {
    for (; rows >= 8; rows -= 8, x += 8 * in, y += 8 * stride) multiply<8>(w, x, in, y, stride);
    switch (rows) {
        case 7: return multiply<7>(w, x, in, y, stride);
        case 6: return multiply<6>(w, x, in, y, stride);
        case 5: return multiply<5>(w, x, in, y, stride);
        case 4: return multiply<4>(w, x, in, y, stride);
        case 3: return multiply<3>(w, x, in, y, stride);
        case 2: return multiply<2>(w, x, in, y, stride);
        case 1: return multiply<1>(w, x, in, y, stride);
    }
}

// Columns begin..begin + PANEL of the transposed [out, in] matrix `from`, zeros beyond `out`. `in` is even.
static inline void pack(const bf16* from, int64_t out, int64_t in, int64_t begin, bf16* to) {
    for (int64_t k = 0; k < in; k += 2)
        for (int64_t j = begin; j < begin + PANEL; j++, to += 2)
            for (int64_t i = 0; i < 2; i++) to[i] = j < out ? from[j * in + k + i] : 0;
}
static inline void pack(const float* from, int64_t out, int64_t in, int64_t begin, float* to) {
    for (int64_t k = 0; k < in; k++)
        for (int64_t j = begin; j < begin + PANEL; j++) *to++ = j < out ? from[j * in + k] : 0;
}

static inline float dot(const bf16* a, const bf16* b, int64_t n) {
    float sum = 0;
    int64_t i = 0;
#ifdef PAIRS_IN_HARDWARE
    __m512 sums[2] = {_mm512_setzero_ps(), _mm512_setzero_ps()};
    for (; i + 64 <= n; i += 64)
        for (int h = 0; h < 2; h++)
            sums[h] = _mm512_dpbf16_ps(sums[h], (__m512bh)_mm512_loadu_si512(a + i + 32 * h), (__m512bh)_mm512_loadu_si512(b + i + 32 * h));
    sum = _mm512_reduce_add_ps(_mm512_add_ps(sums[0], sums[1]));
#endif
#pragma omp simd reduction(+ : sum)
    for (int64_t j = i; j < n; j++) sum += widen(a[j]) * widen(b[j]);
    return sum;
}
template <class W>
static inline float dot(const float* a, const W* b, int64_t n) {
    float sum = 0;
#pragma omp simd reduction(+ : sum)
    for (int64_t i = 0; i < n; i++) sum += a[i] * widen(b[i]);
    return sum;
}

// y += the sum of the rows of `b` [rows, n], each times its `s`.
template <class W>
static inline void accumulate(const float* s, const W* b, int64_t rows, int64_t n, float* y) {
    int64_t r = 0;
    for (; r + 4 <= rows; r += 4, b += 4 * n, s += 4) {
        const float s0 = s[0], s1 = s[1], s2 = s[2], s3 = s[3];
#pragma omp simd
        for (int64_t j = 0; j < n; j++) y[j] += s0 * widen(b[j]) + s1 * widen(b[n + j]) + s2 * widen(b[2 * n + j]) + s3 * widen(b[3 * n + j]);
    }
    for (; r < rows; r++, b += n, s++)
#pragma omp simd
        for (int64_t j = 0; j < n; j++) y[j] += s[0] * widen(b[j]);
}
