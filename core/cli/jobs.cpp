#include "jobs.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace {

// A handful of lines travel together: a lock a line would cost more than a short line's analysis.
struct Batch {
  std::size_t first = 0;
  std::vector<std::string> lines;
  std::string answers;
  std::size_t failed = 0;
  bool done = false;
};

constexpr std::size_t batch_lines = 64;
constexpr std::size_t batch_bytes = std::size_t{1} << 18;

bool read_batch(std::istream& in, std::size_t& number, Batch& batch) {
  std::size_t bytes = 0;
  batch.first = number + 1;
  std::string line;
  while (batch.lines.size() < batch_lines && bytes < batch_bytes && std::getline(in, line)) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    bytes += line.size() + 1;
    batch.lines.push_back(std::move(line));
  }
  return !batch.lines.empty();
}

void work(const LineJob& job, Batch& batch) {
  for (std::size_t i = 0; i < batch.lines.size(); ++i) {
    const std::string& line = batch.lines[i];
    if (line.find_first_not_of(" \t") == line.npos) continue;
    const std::string answer = job.answer(line, batch.first + i);
    batch.failed += job.failed(answer);
    batch.answers += answer;
    batch.answers += '\n';
  }
}

}  // namespace

JobCounts run_lines(std::istream& in, std::ostream& out, const LineJob& job, unsigned threads) {
  JobCounts counts;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Batch*> waiting;  // read, not yet taken by a worker
  std::deque<Batch> in_order;  // read, not yet written; bounded, so memory is too
  bool closed = false;

  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (;;) {
        Batch* mine = nullptr;
        {
          std::unique_lock lock(mutex);
          changed.wait(lock, [&] { return closed || !waiting.empty(); });
          if (waiting.empty()) return;
          mine = waiting.front();
          waiting.pop_front();
        }
        work(job, *mine);
        {
          const std::lock_guard lock(mutex);
          mine->done = true;
        }
        changed.notify_all();
      }
    });
  }

  const std::size_t most = 4 * threads;
  std::size_t number = 0;
  bool more = true;
  while (counts.written) {
    if (more && in_order.size() < most) {
      Batch batch;
      more = read_batch(in, number, batch);
      if (more) {
        counts.lines += batch.lines.size();
        {
          const std::lock_guard lock(mutex);
          in_order.push_back(std::move(batch));
          waiting.push_back(&in_order.back());  // deque: later push_backs do not move it
        }
        changed.notify_all();
        continue;
      }
    }
    if (in_order.empty()) break;
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return in_order.front().done; });
    }
    Batch& front = in_order.front();
    out << front.answers;
    if (!more || in_order.size() == 1) out.flush();
    counts.written = out.good();
    counts.failed += front.failed;
    const std::lock_guard lock(mutex);
    in_order.pop_front();
  }
  {
    const std::lock_guard lock(mutex);
    closed = true;
    waiting.clear();
  }
  changed.notify_all();
  for (auto& w : workers) w.join();
  return counts;
}
