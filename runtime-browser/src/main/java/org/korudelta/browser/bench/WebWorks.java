package org.korudelta.browser.bench;

import java.util.HashMap;
import java.util.Map;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.host.HostedRuntime;

/** Every operation, by the name that the measuring script has for it. */
final class WebWorks {
  private final Map<String, WebWork> works = new HashMap<>();

  private WebWorks() {}

  static WebWorks of(AsyncRuntime runtime) {
    WebWorks all = new WebWorks();
    all.addTasks(new WebTasks(runtime));
    all.addChannels(new WebChannels(runtime));
    all.addWaits(new WebWaits(runtime));
    all.addCalls(new WebCalls((HostedRuntime) runtime));
    return all;
  }

  WebWork named(String operation) {
    WebWork work = works.get(operation);
    if (work == null) {
      throw BenchWeb.unknown(operation);
    }
    return work;
  }

  private void addTasks(WebTasks tasks) {
    works.put("spawn", tasks::spawn);
    works.put("join", tasks::join);
    works.put("yield", tasks::yields);
  }

  private void addChannels(WebChannels channels) {
    works.put("pingPong", channels::pingPong);
    works.put("channelMemory", channels::memory);
    works.put("channel1to1", count -> channels.pass(1, 1, count));
    works.put("channel4to1", count -> channels.pass(4, 1, count));
    works.put("channel4to4", count -> channels.pass(4, 4, count));
    works.put("channelFull", channels::full);
  }

  private void addWaits(WebWaits waits) {
    works.put("chain", waits::chain);
    works.put("timeout", waits::timeout);
    works.put("timers", waits::timers);
  }

  private void addCalls(WebCalls calls) {
    works.put("completed", calls::completed);
    works.put("completedDirect", calls::completedDirect);
    works.put("promise", calls::promise);
    works.put("promiseDirect", calls::promiseDirect);
    works.put("now", calls::now);
    works.put("nowDirect", calls::nowDirect);
  }
}
