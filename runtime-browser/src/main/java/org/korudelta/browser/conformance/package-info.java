/** The conformance bundle: scenarios and worlds, run by a page or by Node. Not shipped to users. */
@NullMarked
package org.korudelta.browser.conformance;

import org.jspecify.annotations.NullMarked;
