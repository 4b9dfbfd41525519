// Civil-date arithmetic against known days, and ISO 8601 text.
#include "date/calendar.h"

#include <gtest/gtest.h>

namespace citelight {
namespace {

TEST(Calendar, CountsDaysFrom1970) {
  EXPECT_EQ(to_days({1970, 1, 1}), 0);
  EXPECT_EQ(to_days({2000, 2, 29}), 11016);
  EXPECT_EQ(to_days({1969, 12, 31}), -1);
  EXPECT_EQ(to_days({2025, 1, 28}), 20116);
}

TEST(Calendar, ComesBackFromEveryDay) {
  for (std::int64_t day = to_days({-400, 1, 1}); day <= to_days({2400, 12, 31}); day += 17) {
    const Civil date = from_days(day);
    ASSERT_TRUE(is_valid(date)) << day;
    ASSERT_EQ(to_days(date), day);
  }
}

TEST(Calendar, KnowsLeapYears) {
  EXPECT_EQ(days_in_month(1900, 2), 28);
  EXPECT_EQ(days_in_month(2000, 2), 29);
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_FALSE(is_valid({2023, 2, 29}));
  EXPECT_FALSE(is_valid({2023, 13, 1}));
  EXPECT_FALSE(is_valid({2023, 4, 31}));
}

TEST(Calendar, KnowsWeekdays) {
  EXPECT_EQ(weekday_of(to_days({1970, 1, 1})), 4);
  EXPECT_EQ(weekday_of(to_days({2025, 1, 28})), 2);
  EXPECT_EQ(weekday_of(to_days({1582, 10, 15})), 5);
  EXPECT_EQ(weekday_of(to_days({1, 1, 1})), 1);
}

TEST(Calendar, AddsMonths) {
  EXPECT_EQ(add_months({2025, 1, 31}, 1), (Civil{2025, 2, 28}));
  EXPECT_EQ(add_months({2024, 1, 31}, 1), (Civil{2024, 2, 29}));
  EXPECT_EQ(add_months({2025, 1, 15}, -1), (Civil{2024, 12, 15}));
  EXPECT_EQ(add_months({2025, 11, 30}, 14), (Civil{2027, 1, 30}));
  EXPECT_EQ(add_months({0, 1, 1}, -1), (Civil{-1, 12, 1}));
}

TEST(Calendar, NumbersWeeksAsIso8601) {
  EXPECT_EQ(iso_week(to_days({2025, 1, 1})), (IsoWeek{2025, 1}));
  EXPECT_EQ(iso_week(to_days({2024, 12, 30})), (IsoWeek{2025, 1}));
  EXPECT_EQ(iso_week(to_days({2021, 1, 3})), (IsoWeek{2020, 53}));
  EXPECT_EQ(from_days(week_begin({2025, 5})), (Civil{2025, 1, 27}));
}

TEST(Calendar, FindsEaster) {
  EXPECT_EQ(easter(1939), (Civil{1939, 4, 9}));
  EXPECT_EQ(easter(2024), (Civil{2024, 3, 31}));
  EXPECT_EQ(easter(2038), (Civil{2038, 4, 25}));
}

Moment of(Grain grain, std::optional<std::int32_t> year, std::int32_t part = 0, std::int32_t day = 0) {
  Moment m;
  m.grain = grain;
  m.year = year;
  m.part = part;
  m.day = day;
  return m;
}

TEST(Iso, WritesWhatIsKnown) {
  EXPECT_EQ(iso(of(Grain::day, 2025, 1, 28)), "2025-01-28");
  EXPECT_EQ(iso(of(Grain::month, 2025, 1)), "2025-01");
  EXPECT_EQ(iso(of(Grain::year, 2025)), "2025");
  EXPECT_EQ(iso(of(Grain::year, -43)), "-0043");
  EXPECT_EQ(iso(of(Grain::year, 0)), "0000");
  EXPECT_EQ(iso(of(Grain::decade, 1960)), "196X");
  EXPECT_EQ(iso(of(Grain::century, 2000)), "20XX");
  EXPECT_EQ(iso(of(Grain::quarter, 2019, 3)), "2019-Q3");
  EXPECT_EQ(iso(of(Grain::half, 2019, 1)), "2019-H1");
  EXPECT_EQ(iso(of(Grain::season, 2019, 2)), "2019-22");
  EXPECT_EQ(iso(of(Grain::week, 2025, 5)), "2025-W05");
  EXPECT_EQ(iso(of(Grain::day, std::nullopt, 5, 3)), "XXXX-05-03");
  EXPECT_EQ(iso(of(Grain::month, std::nullopt, 5)), "XXXX-05");
}

TEST(Iso, IsEmptyWhereNothingIsKnown) {
  EXPECT_EQ(iso({}), "");
  EXPECT_EQ(iso(of(Grain::day, std::nullopt)), "");
  EXPECT_EQ(iso(of(Grain::quarter, std::nullopt, 3)), "");
  EXPECT_EQ(iso(of(Grain::year, std::nullopt)), "");
}

TEST(Iso, WritesTimes) {
  Moment time;
  time.hour = 14;
  time.minute = 30;
  EXPECT_EQ(iso(time), "T14:30");
  time.second = 5;
  time.offset = 0;
  EXPECT_EQ(iso(time), "T14:30:05Z");
  time.second = -1;
  time.offset = -330;
  Moment day = day_moment({2025, 1, 28});
  day.hour = time.hour;
  day.minute = time.minute;
  day.offset = time.offset;
  EXPECT_EQ(iso(day), "2025-01-28T14:30-05:30");
}

TEST(Iso, ReadsWhatADocumentCarries) {
  ASSERT_TRUE(read_iso("2025-01-28"));
  EXPECT_EQ(iso(*read_iso("2025-01-28")), "2025-01-28");
  EXPECT_EQ(iso(*read_iso("2025-01-28T06:05:00Z")), "2025-01-28T06:05");
  EXPECT_EQ(iso(*read_iso("2025-01-28 with more")), "2025-01-28");
  for (const char* wrong : {"", "2025", "2025-1-28", "28/01/2025", "2025-02-30", "yesterday", "2025-13-01"})
    EXPECT_FALSE(read_iso(wrong)) << wrong;
}

}  // namespace
}  // namespace citelight
