// Threads that take a phase's chunks as they get to them. A thread that the machine does not schedule is not waited for, unless it has
// begun a chunk: so two threads on two busy cores are never slower than one.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>
#if defined(__x86_64__)
#include <immintrin.h>
static inline void relax() { _mm_pause(); }
#else
static inline void relax() {}
#endif

class Pool {
  public:
    explicit Pool(int threads) {
        for (int i = 1; i < threads; i++) workers_.emplace_back([this] { work(); });
    }
    ~Pool() {
        {
            std::lock_guard<std::mutex> hold(lock_);
            closing_ = true;
        }
        wake_.notify_all();
        for (auto& worker : workers_) worker.join();
    }

    // Between begin and end the workers are awake.
    void begin() {
        if (workers_.empty()) return;
        {
            std::lock_guard<std::mutex> hold(lock_);
            active_.store(true);
        }
        wake_.notify_all();
    }
    void end() { active_.store(false); }

    // Calls body(i) for every i below n, on any thread; returns when all have returned.
    template <class F>
    void run(int64_t n, F&& body) {
        if (n <= 1 || workers_.empty()) {
            for (int64_t i = 0; i < n; i++) body(i);
            return;
        }
        done_.store(0, std::memory_order_relaxed);
        context_.store(&body, std::memory_order_relaxed);
        call_.store([](void* f, int64_t i) { (*static_cast<std::remove_reference_t<F>*>(f))(i); }, std::memory_order_relaxed);
        phase_++;
        ticket_.store(phase_ << 48 | uint64_t(n) << 24, std::memory_order_release);
        while (take()) {}
        for (int spins = 0; done_.load(std::memory_order_acquire) < n; spins++) pause(spins);
    }

  private:
    // One chunk, if any is left. A ticket is (phase, chunks, next chunk): whoever moves it on owns the chunk, and while a chunk is not
    // done the phase cannot end, so what was read beside the ticket belongs to it.
    bool take() {
        uint64_t ticket = ticket_.load(std::memory_order_acquire);
        while (true) {
            uint64_t next = ticket & 0xffffff;
            if (next >= (ticket >> 24 & 0xffffff)) return false;
            auto call = call_.load(std::memory_order_relaxed);
            auto context = context_.load(std::memory_order_relaxed);
            if (ticket_.compare_exchange_weak(ticket, ticket + 1, std::memory_order_acq_rel)) {
                call(context, int64_t(next));
                done_.fetch_add(1, std::memory_order_release);
                return true;
            }
        }
    }
    static void pause(int spins) {
        relax();
        if (spins % 1024 == 1023) std::this_thread::yield();
    }
    void work() {
        while (true) {
            {
                std::unique_lock<std::mutex> hold(lock_);
                wake_.wait(hold, [this] { return closing_ || active_.load(); });
                if (closing_) return;
            }
            for (int spins = 0; active_.load(std::memory_order_relaxed); spins++)
                if (take()) spins = 0;
                else pause(spins);
        }
    }

    std::vector<std::thread> workers_;
    std::mutex lock_;
    std::condition_variable wake_;
    bool closing_ = false;
    uint64_t phase_ = 0;
    std::atomic<bool> active_{false};
    alignas(64) std::atomic<uint64_t> ticket_{0};
    alignas(64) std::atomic<int64_t> done_{0};
    std::atomic<void*> context_{nullptr};
    std::atomic<void (*)(void*, int64_t)> call_{nullptr};
};
