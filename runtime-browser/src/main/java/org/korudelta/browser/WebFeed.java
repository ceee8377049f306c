package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.Feed;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** A feed as the package's front door sees it. */
public final class WebFeed {
  private final Feed feed;

  WebFeed(Feed feed) {
    this.feed = feed;
  }

  /** Resolves to the next commit, see {@link PlainObjects#commit}, or to null at the end. */
  @JSExport
  public JSPromise<@Nullable JSObject> next() {
    return Bridge.promise(feed::next, next -> next.map(PlainObjects::commit).orElse(null));
  }

  /** The time to go on after. */
  @JSExport
  public String token() {
    return feed.token().toString();
  }

  /** Ends it. */
  @JSExport
  public void close() {
    feed.close();
  }
}
