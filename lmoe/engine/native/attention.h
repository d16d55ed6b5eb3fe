// Attention of the query heads that share a key head, for one token over the positions of its own sequence.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "arithmetic.h"

// G heads of 16 * C values: scores[g * room + i] = scale * (q[g] . k[i])
template <int G, int C, class W>
static void compare(const float* q, const W* k, int64_t n, float scale, float* scores, int64_t room) {
    lanes query[G][C];
    for (int g = 0; g < G; g++)
        for (int c = 0; c < C; c++) query[g][c] = load(q + (g * C + c) * 16) * scale;
    for (int64_t i = 0; i < n; i++, k += C * 16) {
        lanes sum[G] = {};
        for (int c = 0; c < C; c++) {
            lanes key = load(k + c * 16);
            for (int g = 0; g < G; g++) sum[g] += query[g][c] * key;
        }
        for (int g = 0; g < G; g++) scores[g * room + i] = total(sum[g]);
    }
}

// out[g] = the sum of v[i] times weights[g * room + i]
template <int G, int C, class W>
static void gather(const float* weights, const W* v, int64_t n, int64_t room, float* out) {
    lanes sum[G][C] = {};
    for (int64_t i = 0; i < n; i++, v += C * 16)
        for (int c = 0; c < C; c++) {
            lanes value = load(v + c * 16);
            for (int g = 0; g < G; g++) sum[g][c] += value * weights[g * room + i];
        }
    memcpy(out, sum, sizeof sum);
}

template <int C, class W>
static void compare_heads(int64_t heads, const float* q, const W* k, int64_t n, float scale, float* scores, int64_t room) {
    constexpr int most = C > 4 ? 2 : 4;  // what the registers hold
    for (; heads >= most; heads -= most, q += most * C * 16, scores += most * room) compare<most, C>(q, k, n, scale, scores, room);
    if (heads == 3) compare<3, C>(q, k, n, scale, scores, room);
    if (heads == 2) compare<2, C>(q, k, n, scale, scores, room);
    if (heads == 1) compare<1, C>(q, k, n, scale, scores, room);
}

template <int C, class W>
static void gather_heads(int64_t heads, const float* weights, const W* v, int64_t n, int64_t room, float* out) {
    constexpr int most = C > 4 ? 2 : 4;
    for (; heads >= most; heads -= most, weights += most * room, out += most * C * 16) gather<most, C>(weights, v, n, room, out);
    if (heads == 3) gather<3, C>(weights, v, n, room, out);
    if (heads == 2) gather<2, C>(weights, v, n, room, out);
    if (heads == 1) gather<1, C>(weights, v, n, room, out);
}

// out [heads, size]: of `heads` queries [heads, size] over the keys and values [n, size].
template <class W>
static void attention(int64_t heads, int64_t size, const float* q, const W* k, const W* v, int64_t n, float scale, float* out) {
    thread_local std::vector<float> scores;
    int64_t room = (n + 15) / 16 * 16;
    scores.assign(heads * room, -INFINITY);
    float* all = scores.data();
    switch (size) {
        case 32: compare_heads<2>(heads, q, k, n, scale, all, room); break;
        case 64: compare_heads<4>(heads, q, k, n, scale, all, room); break;
        case 128: compare_heads<8>(heads, q, k, n, scale, all, room); break;
        default:
            for (int64_t i = 0; i < n; i++)
                for (int64_t g = 0; g < heads; g++) all[g * room + i] = scale * dot(q + g * size, k + i * size, size);
    }
    for (int64_t g = 0; g < heads; g++) {
        float* row = all + g * room;
        float most = *std::max_element(row, row + n);
        lanes sums = {};
        for (int64_t i = 0; i < room; i += 16) {
            // Beyond the last it is e^-87: nothing, in float32.
            lanes e = exponential(load(row + i) - most);
            memcpy(row + i, &e, sizeof e);
            sums += e;
        }
        lanes share = spread(1 / total(sums));
        for (int64_t i = 0; i < room; i += 16) {
            lanes e = load(row + i) * share;
            memcpy(row + i, &e, sizeof e);
        }
    }
    switch (size) {
        case 32: return gather_heads<2>(heads, all, v, n, room, out);
        case 64: return gather_heads<4>(heads, all, v, n, room, out);
        case 128: return gather_heads<8>(heads, all, v, n, room, out);
    }
    std::fill(out, out + heads * size, 0.0f);
    for (int64_t g = 0; g < heads; g++) accumulate(all + g * room, v, n, size, out + g * size);
}
