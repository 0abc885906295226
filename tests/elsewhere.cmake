# The same tests in another time zone and under a locale with decimal commas, which is made here.
set(locales ${CMAKE_CURRENT_BINARY_DIR}/locale)
if(NOT EXISTS ${locales}/vi_VN.UTF-8)
  file(MAKE_DIRECTORY ${locales})
  execute_process(COMMAND localedef -i vi_VN -f UTF-8 ${locales}/vi_VN.UTF-8 OUTPUT_QUIET ERROR_QUIET)
endif()
add_test(NAME unit_in_viet_nam COMMAND tiendo_tests)
set_tests_properties(unit_in_viet_nam PROPERTIES
  ENVIRONMENT "TZ=Asia/Ho_Chi_Minh;LOCPATH=${locales};LC_ALL=vi_VN.UTF-8;TIENDO_SET_LOCALE=1")
