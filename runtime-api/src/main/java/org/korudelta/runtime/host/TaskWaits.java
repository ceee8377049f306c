package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.korudelta.runtime.TaskWait;

/**
 * What each of some unended tasks waits for, in words. A task knows its suspensions; that it waits
 * for the end of another one only the other one knows, by the callbacks on its result.
 *
 * <p>Cost: O(tasks and their callbacks). Threading: one thread; what it reads may change meanwhile.
 */
final class TaskWaits {
  private static final int NAMED_MAX = 20;

  private final List<Task<?>> tasks;
  private final Map<Task<?>, List<String>> awaited = new HashMap<>();

  TaskWaits(List<Task<?>> tasks) {
    this.tasks = tasks;
    for (Task<?> task : tasks) {
      for (Task<?> waiting : new LinkedHashSet<>(task.result.waitingTasks())) {
        if (!waiting.equals(task)) {
          awaited.computeIfAbsent(waiting, none -> new ArrayList<>()).add(task.name);
        }
      }
    }
  }

  /**
   * One for each of the tasks, and one for {@code outside} before them, if that is at something.
   */
  List<TaskWait> with(Task<?> outside) {
    List<TaskWait> waits = new ArrayList<>();
    if (!outside.idle()) {
      waits.add(new TaskWait(outside.name, outside.waitsFor()));
    }
    for (Task<?> task : tasks) {
      waits.add(new TaskWait(task.name, waitsFor(task)));
    }
    return waits;
  }

  private String waitsFor(Task<?> task) {
    List<String> names = awaited.get(task);
    if (names == null) {
      return task.waitsFor();
    }
    String ends = "the end of " + list(names);
    return task.idle() ? ends : task.waitsFor() + ", " + ends;
  }

  private static String list(List<String> names) {
    int more = names.size() - NAMED_MAX;
    return more <= 0
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED_MAX)) + " and " + more + " more";
  }
}
